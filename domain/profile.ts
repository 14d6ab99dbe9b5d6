import { addMonths, type CivilDate } from './civil-date';
import { LEDGER_FIELDS, type LedgerField } from './tags';

/** When each field of the ledger was last gone through with the person or found by comparison. */
export type VerifiedOn = Readonly<Partial<Record<LedgerField, CivilDate>>>;

/** calendar months after which a field is to be verified again. */
export interface ProfileParameters {
  verifyMonths: number;
}

/** 登记服务: what the first interview has to find out: 失业原因、技能水平、就业意愿. */
export const INTERVIEW_FIELDS = [
  'unemploymentReason',
  'skillLevel',
  'jobWish',
  'trainingWish',
  'startupWish',
] as const satisfies readonly LedgerField[];

/** Every field of the ledger, in its order. */
const FIELDS: readonly LedgerField[] = Object.values(LEDGER_FIELDS).flat();

/** What the first interview still owes. "None" and "no wish" are answers. */
export function interviewGaps(answered: ReadonlySet<LedgerField>): LedgerField[] {
  return INTERVIEW_FIELDS.filter((field) => !answered.has(field));
}

/** The dates after fields were verified on a day; a record entered late never makes a newer date older. */
export function verified(dates: VerifiedOn, fields: readonly LedgerField[], on: CivilDate): VerifiedOn {
  const later = fields.map((field): [LedgerField, CivilDate] => {
    const known = dates[field];
    return [field, known !== undefined && known > on ? known : on];
  });
  return { ...dates, ...Object.fromEntries(later) };
}

/**
 * 动态管理: fields that were never verified, or whose verification is so many months old on the day, the
 * corresponding day included.
 */
export function fieldsToVerify(
  dates: VerifiedOn,
  asOf: CivilDate,
  { verifyMonths }: ProfileParameters,
): LedgerField[] {
  return FIELDS.filter((field) => {
    const on = dates[field];
    return on === undefined || addMonths(on, verifyMonths) <= asOf;
  });
}
