import type { RulesInForce } from '../domain/case/context';
import type { CivilDate } from '../domain/civil-date';
import type { PolicyParameters } from '../domain/policy/parameters';
import { provisionalYear } from '../domain/working-days';
import type { PrismaClient } from '../prisma/client/client';
import { ApiError } from './errors/api-error';

/**
 * The policy in force on a civil date and the calendar of the years around it, for what is shown and promised. What a
 * case is decided on is read by its own activity. A year that is not published is derived and marked provisional.
 * @throws ApiError RULES_MISSING
 */
export async function readRules(db: PrismaClient, on: CivilDate): Promise<RulesInForce> {
  const year = Number(on.slice(0, 4));
  const around = [year - 1, year, year + 1];
  const [policy, rows] = await Promise.all([
    db.policyVersion.findFirst({
      where: { validFrom: { lte: new Date(on) } },
      orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    }),
    db.calendarYear.findMany({ where: { year: { in: around } }, orderBy: { revision: 'desc' } }),
  ]);
  if (!policy) throw new ApiError('RULES_MISSING');
  return {
    policy: {
      id: policy.id,
      validFrom: policy.validFrom.toISOString().slice(0, 10),
      sourceDocument: policy.sourceDocument,
      approvedBy: policy.approvedBy,
      parameters: policy.parameters as unknown as PolicyParameters,
    },
    calendar: {
      version: String(rows[0]?.revision ?? 0),
      years: around.map((one) => rows.find((row) => row.year === one) ?? provisionalYear(one)),
    },
  };
}
