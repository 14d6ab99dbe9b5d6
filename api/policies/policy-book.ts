import { civilDateOf, type CivilDate, type Instant } from '../../domain/civil-date';
import { differencesBetween } from '../../domain/policy/differences';
import type { PolicyParameters } from '../../domain/policy/parameters';
import { openQuestions, provenanceProblems, type Provenance } from '../../domain/policy/provenance';
import { validatePolicyParameters, type PolicyProblem } from '../../domain/policy/validate';
import {
  approvalRefusal,
  isAnnouncedAhead,
  policyInForce,
  policyStanding,
  type DatedVersion,
} from '../../domain/policy/version';
import type { Prisma } from '../../prisma/client/client';
import { type PolicyVersion, type PrismaClient } from '../../prisma/client/client';
import type { StaffActor } from '../access/actor';
import { ApiError } from '../errors/api-error';
import type { RuleActs } from '../rule-acts';
import { staffNames } from '../staff-names';
import { dateOf } from '../tasks/task-view';
import { ACT_LABELS, STANDING_LABELS, type DraftRequest, type PoliciesView, type PolicyView } from './schema';

type Row = Omit<PolicyVersion, 'parameters' | 'provenance'>;
const WITHOUT_PACK = { parameters: true, provenance: true } as const;

/** 政策版本, for one actor: drafted, approved by a second person, or withdrawn. */
export class PolicyBook {
  constructor(
    private readonly db: PrismaClient,
    private readonly actor: StaffActor,
    private readonly acts: RuleActs,
    private readonly clock: () => Instant,
  ) {}

  async list(): Promise<PoliciesView> {
    const rows = await this.db.policyVersion.findMany({
      omit: WITHOUT_PACK,
      orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }],
    });
    const nameOf = await this.namesIn(rows);
    return { versions: rows.map((row) => this.summaryOf(row, rows, nameOf)) };
  }

  /** @throws ApiError POLICY_NOT_FOUND */
  async get(id: string): Promise<PolicyView> {
    const [row, others, acts] = await Promise.all([
      this.db.policyVersion.findUnique({ where: { id } }),
      this.db.policyVersion.findMany({ omit: WITHOUT_PACK }),
      this.db.ruleAct.findMany({ where: { subject: id }, orderBy: { at: 'asc' } }),
    ]);
    if (!row) throw new ApiError('POLICY_NOT_FOUND');
    const inForce = policyInForce(others.map(datedVersion), this.today());
    const compared = inForce && (await this.db.policyVersion.findUnique({ where: { id: inForce.id } }));
    const nameOf = await this.namesIn([row, ...acts.map(({ by }) => ({ createdBy: by, approvedBy: null }))]);
    return {
      ...this.summaryOf(row, others, nameOf),
      parameters: row.parameters,
      provenance: row.provenance,
      openQuestions: openQuestions(row.provenance as unknown as Provenance),
      acts: acts.map(({ kind, by, at }) => ({
        kind,
        label: ACT_LABELS[kind] ?? kind,
        by: { id: by, name: nameOf(by) },
        at: at.toISOString(),
      })),
      comparedWith: compared?.id ?? null,
      differences: compared ? differences(compared, row) : [],
    };
  }

  /** @throws ApiError POLICY_INVALID, POLICY_DATE_NOT_AHEAD; nothing is written then */
  async draft(request: DraftRequest, commandId: string): Promise<{ view: PolicyView; repeated: boolean }> {
    const { validFrom, sourceDocument } = request;
    const { parameters, provenance } = checkedPack(request);
    const act = { kind: 'POLICY_DRAFTED', commandId, content: request } as const;
    const { subject, repeated } = await this.acts.carryOut(act, async (tx, at) => {
      if (!isAnnouncedAhead(validFrom, civilDateOf(at))) {
        throw new ApiError('POLICY_DATE_NOT_AHEAD', { field: 'validFrom' });
      }
      const id = await freeId(tx, validFrom);
      // The application may not say which status a new version has, and Prisma would.
      await tx.$executeRaw`
        INSERT INTO policy_versions (id, valid_from, source_document, parameters, provenance, created_by, created_at)
        VALUES (${id}, ${validFrom}::date, ${sourceDocument}, ${JSON.stringify(parameters)}::jsonb,
                ${JSON.stringify(provenance)}::jsonb, ${this.actor.staffId}::uuid, ${at}::timestamptz)`;
      return id;
    });
    return { view: await this.get(subject), repeated };
  }

  /** @throws ApiError POLICY_NOT_FOUND, POLICY_NOT_A_DRAFT, OWN_ACT, POLICY_DATE_NOT_AHEAD, POLICY_INVALID */
  async approve(id: string, commandId: string): Promise<PolicyView> {
    await this.require(id);
    const act = { kind: 'POLICY_APPROVED', commandId, content: id } as const;
    await this.acts.carryOut(act, async (tx, at) => {
      const row = await tx.policyVersion.findUniqueOrThrow({ where: { id } });
      const { staffId } = this.actor;
      const version = { ...datedVersion(row), ...(row.createdBy && { createdBy: row.createdBy }) };
      const refusal = approvalRefusal(version, { by: staffId, on: civilDateOf(at) });
      if (refusal) throw new ApiError(refusal);
      // What was right when it was drafted may not be for the rules that will read it.
      checkedPack(row);
      await tx.policyVersion.update({
        where: { id },
        data: { status: 'APPROVED', approvedBy: staffId, approvedAt: at },
      });
      return id;
    });
    return this.get(id);
  }

  /** @throws ApiError POLICY_NOT_FOUND, POLICY_NOT_A_DRAFT */
  async withdraw(id: string, commandId: string): Promise<PolicyView> {
    await this.require(id);
    const act = { kind: 'POLICY_WITHDRAWN', commandId, content: id } as const;
    await this.acts.carryOut(act, async (tx) => {
      const { status } = await tx.policyVersion.findUniqueOrThrow({
        where: { id },
        select: { status: true },
      });
      if (status !== 'DRAFT') throw new ApiError('POLICY_NOT_A_DRAFT');
      await tx.policyVersion.update({ where: { id }, data: { status: 'WITHDRAWN' } });
      return id;
    });
    return this.get(id);
  }

  private today(): CivilDate {
    return civilDateOf(this.clock());
  }

  private async require(id: string): Promise<void> {
    const found = await this.db.policyVersion.findUnique({ where: { id }, select: { id: true } });
    if (!found) throw new ApiError('POLICY_NOT_FOUND');
  }

  /** The founding version names an authority, which is its own name. */
  private async namesIn(rows: readonly Pick<Row, 'createdBy' | 'approvedBy'>[]) {
    const ids = rows.flatMap(({ createdBy, approvedBy }) => [createdBy, approvedBy]);
    const nameOf = await staffNames(this.db, ids);
    const authorities = new Set(ids.filter((id) => id !== null && !/^[0-9a-f-]{36}$/.test(id)));
    return (id: string) => (authorities.has(id) ? id : nameOf(id));
  }

  private summaryOf(
    row: Row,
    others: readonly Row[],
    nameOf: (id: string) => string,
  ): PoliciesView['versions'][number] {
    const { id, validFrom, sourceDocument, createdBy, approvedBy, approvedAt } = row;
    const standing = policyStanding(datedVersion(row), others.map(datedVersion), this.today());
    const personOf = (staffId: string | null) => staffId && { id: staffId, name: nameOf(staffId) };
    return {
      id,
      standing,
      standingLabel: STANDING_LABELS[standing],
      validFrom: dateOf(validFrom),
      sourceDocument,
      draftedBy: personOf(createdBy) || null,
      approvedBy: personOf(approvedBy) || null,
      approvedAt: approvedAt && approvedAt.toISOString(),
    };
  }
}

function datedVersion({ id, status, validFrom, approvedAt }: Row): DatedVersion {
  return {
    id,
    status,
    validFrom: dateOf(validFrom),
    ...(approvedAt && { approvedAt: approvedAt.toISOString() }),
  };
}

/** @throws ApiError POLICY_INVALID with everything that is wrong (一次性告知) */
function checkedPack(pack: { parameters?: unknown; provenance?: unknown }): {
  parameters: PolicyParameters;
  provenance: unknown;
} {
  const check = validatePolicyParameters(pack.parameters);
  if (!check.ok) throw invalid('parameters', check.problems);
  const problems = provenanceProblems(pack.provenance, check.parameters);
  if (problems.length > 0) throw invalid('provenance', problems);
  return { parameters: check.parameters, provenance: pack.provenance };
}

function invalid(part: string, problems: readonly PolicyProblem[]): ApiError {
  const errors = problems.map(({ field, sentence }) => ({
    field: field === '' ? part : `${part}.${field}`,
    message: sentence,
  }));
  const [first] = errors;
  return new ApiError('POLICY_INVALID', {
    ...(first && { field: first.field, nextStep: `${first.field}:${first.message}` }),
    errors,
  });
}

function differences(inForce: PolicyVersion, version: PolicyVersion): PolicyView['differences'] {
  const [a, b] = [inForce, version].map(({ parameters }) => parameters as unknown as PolicyParameters);
  if (!a || !b) return [];
  return differencesBetween(a, b).map((one) => ({
    path: one.path,
    old: one.old ?? null,
    new: one.new ?? null,
  }));
}

/** 'policy-2027-01-01', and with a number behind it for another version of the same date: it stands in every fact. */
async function freeId(tx: Prisma.TransactionClient, validFrom: CivilDate): Promise<string> {
  const drafted = await tx.policyVersion.count({ where: { id: { startsWith: `policy-${validFrom}` } } });
  return drafted === 0 ? `policy-${validFrom}` : `policy-${validFrom}-${drafted + 1}`;
}
