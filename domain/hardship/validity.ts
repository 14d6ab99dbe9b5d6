import { addMonths, type CivilDate } from '../civil-date';
import { meetsCategory, type HardshipFacts, type HardshipParameters } from './candidates';
import { HARDSHIP_CATEGORIES, type HardshipCategory } from './categories';

/** Why hardship status ends (退出), and what follows. The person keeps Level I. */
export const LOSS_REASONS = {
  X1: { name: '已就业', code: 'EMPLOYED' },
  X2: { name: '失业登记已注销', code: 'REGISTRATION_CANCELLED' },
  X3: { name: '不再符合认定条件', code: 'CONDITION_GONE' },
  X4: { name: '虚假申报', code: 'FALSE_DECLARATION' },
  X5: { name: '本人书面申请退出', code: 'WITHDRAWN' },
  X6: { name: '享受养老待遇或死亡', code: 'PENSION_OR_DEATH' },
} as const;
export type LossReason = keyof typeof LOSS_REASONS;

/** What has happened to a certified person, beside what is known of them. */
export interface StandingEvents {
  employed: boolean;
  registrationCancelled: boolean;
  falseDeclaration: boolean;
  withdrawn: boolean;
  pensionOrDeath: boolean;
}

/**
 * What to propose about a certified status: a person decides.
 * SWITCH: the certified category is gone and another holds, as when a graduate's two years end after six months of
 * registered unemployment (H4 → H3). CONFIRM: a fact to ask for before anything ends.
 */
export type StandingProposal =
  | { proposal: 'KEEP'; categories: HardshipCategory[] }
  | { proposal: 'SWITCH'; from: HardshipCategory[]; to: HardshipCategory[] }
  | { proposal: 'CONFIRM'; categories: HardshipCategory[] }
  | { proposal: 'END'; reasons: LossReason[] };

/**
 * Re-evaluates a certified status, yearly and on any event. It has no expiry of its own while the person is
 * unemployed; a category whose facts are open is kept until they are known.
 */
export function reviewStanding(
  certified: readonly HardshipCategory[],
  facts: HardshipFacts,
  events: StandingEvents,
  asOf: CivilDate,
  parameters: HardshipParameters,
): StandingProposal {
  const reasons = reasonsIn(events);
  if (reasons.length > 0) return { proposal: 'END', reasons };
  const meets = (category: HardshipCategory) => meetsCategory(category, facts, asOf, parameters);
  const kept = certified.filter((category) => meets(category) !== false);
  if (kept.some(meets)) return { proposal: 'KEEP', categories: kept };
  if (kept.length > 0) return { proposal: 'CONFIRM', categories: kept };
  const others = HARDSHIP_CATEGORIES.filter(meets);
  if (others.length > 0) return { proposal: 'SWITCH', from: [...certified], to: others };
  return { proposal: 'END', reasons: ['X3'] };
}

/** Q5: the day by which a status is reviewed again, calendar months after certification or the last review. */
export function reviewDueOn(
  lastReviewedOn: CivilDate,
  { reviewMonths }: { reviewMonths: number },
): CivilDate {
  return addMonths(lastReviewedOn, reviewMonths);
}

/** A pension or a death cancels the registration too; the nearer reason is named alone. */
function reasonsIn(events: StandingEvents): LossReason[] {
  const isCancelled = events.registrationCancelled && !events.pensionOrDeath;
  const happened: Partial<Record<LossReason, boolean>> = {
    X1: events.employed,
    X2: isCancelled,
    X4: events.falseDeclaration,
    X5: events.withdrawn,
    X6: events.pensionOrDeath,
  };
  return (['X1', 'X2', 'X4', 'X5', 'X6'] as const).filter((reason) => happened[reason]);
}
