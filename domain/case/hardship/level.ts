import { isSpecialHardship, type HardshipCategory } from '../../hardship/categories';
import { levelChange } from '../../levels';
import { today } from '../context';
import type { Draft } from '../draft';
import { cadenceOf, changeCadence } from '../follow-up/follow-up';
import { openWorkdayTask } from '../tasks';
import { planStandingReview } from './standing';

/** What has been decided about a person, by somebody who may. */
export interface Certification {
  category: HardshipCategory;
  on: string;
  evidenceId: string;
}

/**
 * 认定 → Ⅱ级帮扶: the first category raises the level, with an individual plan, the cadence of
 * hardship and a review after a year (Q5). Basic help that was given is not given again. The first category of
 * special hardship calls for a public-welfare post to be recommended.
 */
export function certify(draft: Draft, certification: Certification): void {
  const { parameters } = draft.context.policy;
  const before = draft.state.hardship;
  const cadenceBefore = cadenceOf(draft);
  draft.add('HardshipCertified', ['R-33', 'R-87'], { ...certification });
  raiseLevel(draft, before, certification.on);
  const isSpecial = (certified: readonly HardshipCategory[]) =>
    isSpecialHardship(certified, parameters.hardship);
  if (!isSpecial(before) && isSpecial(draft.state.hardship)) {
    openWorkdayTask(
      draft,
      {
        id: `post-recommendation:${draft.state.seq}`,
        kind: 'POST_RECOMMENDATION',
        clauses: ['R-35', 'R-28'],
      },
      { from: certification.on, workdays: parameters.publicPosts.recommendWorkdays },
    );
  }
  if (cadenceOf(draft) !== cadenceBefore) changeCadence(draft, today(draft.context), 'CERTIFIED');
}

function raiseLevel(draft: Draft, before: readonly HardshipCategory[], on: string): void {
  const change = levelChange(before, draft.state.hardship);
  if (!change) return;
  draft.add('LevelRaised', [...change.clauses], { from: 'I', to: 'II' });
  openWorkdayTask(
    draft,
    { id: `plan:${draft.state.seq}`, kind: 'PLAN', clauses: ['R-26', 'R-34'] },
    { from: on, workdays: draft.context.policy.parameters.hardship.planWorkdays },
  );
  planStandingReview(draft, on);
}
