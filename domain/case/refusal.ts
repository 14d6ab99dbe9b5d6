import type { ReferralCheck } from '../benefits/referral';
import type { ClauseId } from '../clauses';
import type { EndingRefusal } from '../endings';

/** Why an act is refused. Each code has a sentence and a next step in Chinese in the API's table of errors. */
export type RefusalCode =
  | 'MALFORMED'
  | 'CASE_CLOSED'
  | 'STALE_VERSION'
  | 'DATE_IN_FUTURE'
  | 'DATE_BEFORE_REGISTRATION'
  | 'DATE_TOO_OLD'
  | 'UNKNOWN_SERVICE_ITEM'
  | 'ANSWER_NOT_ALLOWED'
  | 'REFERENCE_REQUIRED'
  | 'FIT_REASON_REQUIRED'
  | 'NOT_UNEMPLOYED'
  | 'NOT_LEVEL_II'
  | 'ALREADY_CERTIFIED'
  | 'UNLAWFUL_GROUND'
  | 'ENDING_PENDING'
  | 'NO_ENDING_PENDING'
  | 'HELP_ENDED'
  | 'NO_NOTICE_OWED'
  | 'NOTICE_TOO_EARLY'
  | 'NOTHING_TO_OBJECT_TO'
  | 'OBJECTION_PENDING'
  | 'OBJECTION_TOO_LATE'
  | 'NO_OBJECTION_PENDING'
  | 'ALREADY_CORRECTED'
  | 'OWN_ACT'
  | 'LEVEL_TOO_LOW'
  | 'ALREADY_STABLE'
  | 'NOT_YET_STABLE'
  | 'NOBODY_REACHED'
  | 'NEXT_CONTACT_NOT_LATER'
  | 'NOTHING_PROPOSED'
  | 'APPLICATION_PENDING'
  | 'NOT_AT_THIS_STAGE'
  | 'OUTCOME_NOT_ALLOWED'
  | 'NOT_CERTIFIED'
  | 'PLAN_INCOMPLETE'
  | 'TOO_MANY_PROBLEMS'
  | 'NO_SUCH_PROBLEM'
  | 'MARKET_FIRST'
  | 'NOT_RECOMMENDED'
  | 'POST_NOT_APPLIED_FOR'
  | 'POST_TERM_TOO_LONG'
  | 'POST_BY_PLACEMENT'
  | 'NOT_PLACED'
  | 'ALREADY_IN_HOUSEHOLD'
  | 'CALL_HOUR_REQUIRED'
  | 'ALREADY_COMPARED'
  | 'NOTHING_TO_VERIFY'
  | 'VERIFIED_TOO_EARLY'
  | 'NOTHING_TO_URGE'
  | 'NO_PENSION_CHECK_OWED'
  | 'NO_RESULT_AWAITED'
  | 'RESULT_BEFORE_PUSH'
  | 'DECLINE_REASON_REQUIRED'
  | 'POLICIES_KNOWN'
  | 'TOO_MANY_REFERRALS'
  | Extract<ReferralCheck, { ok: false }>['code']
  | 'ALREADY_THERE'
  | 'OWNER_CHANGED'
  | EndingRefusal['code'];

/** A refusal writes nothing. `details` are numbers and codes, never personal data. */
export interface Refusal {
  code: RefusalCode;
  field?: string;
  clauses?: ClauseId[];
  details?: Record<string, string | number>;
}

/** Thrown inside a decision and turned into its result by `decide`: a rule reads as a sentence, not as a ladder of ifs. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
  }
}

/** Refuses the act being decided. */
export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): never {
  throw new Refused({ code, ...more });
}

/** A part of an act as a whole: what is refused inside it is refused under its path in the form, 'services.2.fitReason'. */
export function refusedAt(path: string, part: () => void): void {
  try {
    part();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { field, ...refusal } = error.refusal;
    throw new Refused({ ...refusal, field: field === undefined ? path : `${path}.${field}` });
  }
}
