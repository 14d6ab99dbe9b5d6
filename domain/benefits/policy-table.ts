import type { CivilDate } from '../civil-date';
import type { ClauseId } from '../clauses';

/** Which rule of this folder explains a policy to a person. */
export const BENEFIT_RULES = [
  'UNEMPLOYMENT_INSURANCE',
  'BENEFIT_UNTIL_RETIREMENT',
  'PENSION_CONTRIBUTION',
  'START_UP_LOAN',
  'FLEXIBLE_INSURANCE_SUBSIDY',
  'ACCIDENT_INSURANCE_SUBSIDY',
  'HARDSHIP_HIRING_SUBSIDY',
  'GRADUATE_HIRING_SUBSIDY',
  'ONE_TIME_HIRING_SUBSIDY',
  'TRAINING_SUBSIDY',
  'TRAINING_LIVING_ALLOWANCE',
  'INTERNSHIP',
] as const;
export type BenefitRule = (typeof BENEFIT_RULES)[number];

/** Clauses that ask for a policy by name; every other is followed under R-23 alone. */
const NAMED: Readonly<Partial<Record<BenefitRule, readonly ClauseId[]>>> = {
  UNEMPLOYMENT_INSURANCE: ['R-44'],
  START_UP_LOAN: ['R-43', 'R-83'],
  FLEXIBLE_INSURANCE_SUBSIDY: ['R-81'],
  ACCIDENT_INSURANCE_SUBSIDY: ['R-81'],
  TRAINING_SUBSIDY: ['R-41', 'R-78'],
  TRAINING_LIVING_ALLOWANCE: ['R-41', 'R-78'],
  INTERNSHIP: ['R-45'],
};

/** Under which clauses a person is pointed to a policy, and the claim is followed. */
export function clausesOf(policyCode: string): ClauseId[] {
  const named = Object.entries(NAMED).find(([rule]) => rule === policyCode);
  return ['R-23', ...(named?.[1] ?? [])];
}

/** Schemes that the state opens for a time: a row without an end would outlive them. */
const TIME_LIMITED: readonly BenefitRule[] = ['ONE_TIME_HIRING_SUBSIDY', 'PENSION_CONTRIBUTION'];

/**
 * One dated line of the policy list (政策清单, R-20): name, target, content, materials and agency as the notice
 * demands them, with where it comes from and since when.
 */
export interface PolicyRow {
  /** Where a rule of this folder explains the policy, the rule's own name. */
  code: string;
  name: string;
  target: string;
  content: string;
  materials: string;
  agency: string;
  validFrom: CivilDate;
  /** The last day in force. */
  validTo?: CivilDate;
  ruleId?: BenefitRule;
  sourceDocument: string;
  /** 有效 · 待确认 (shown with that mark) · 停用. */
  status: 'IN_FORCE' | 'TO_CONFIRM' | 'SUSPENDED';
}

/** The list as it stands on a date, by code; of two versions of one code the later. Suspended rows are left out. */
export function policiesInForce(rows: readonly PolicyRow[], date: CivilDate): PolicyRow[] {
  const byCode = new Map<string, PolicyRow>();
  for (const row of rows) {
    const isCurrent = row.validFrom <= date && (row.validTo === undefined || date <= row.validTo);
    const known = byCode.get(row.code);
    if (isCurrent && (!known || known.validFrom < row.validFrom)) byCode.set(row.code, row);
  }
  return [...byCode.values()]
    .filter(({ status }) => status !== 'SUSPENDED')
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Fields of a row that keep it from being published. */
export function policyRowFaults(row: PolicyRow): (keyof PolicyRow)[] {
  const needed = ['code', 'name', 'target', 'content', 'materials', 'agency', 'sourceDocument'] as const;
  const faults: (keyof PolicyRow)[] = needed.filter((field) => row[field].trim() === '');
  const isEndless =
    row.validTo === undefined && row.ruleId !== undefined && TIME_LIMITED.includes(row.ruleId);
  const endsBeforeStart = row.validTo !== undefined && row.validTo < row.validFrom;
  return isEndless || endsBeforeStart ? [...faults, 'validTo'] : faults;
}
