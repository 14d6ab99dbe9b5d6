import type { CivilDate } from '../../civil-date';
import type { Draft } from '../draft';
import type { FactData } from '../facts';
import { completeTask, findTask } from '../tasks';

/** 安置终止: the placement, if there is one, ends on a day, and the duty to foresee its end with it. */
export function leavePost(
  draft: Draft,
  on: CivilDate,
  reason: FactData['PublicPostEnded']['reason'],
): boolean {
  const placement = draft.state.publicPost?.placement;
  if (!placement) return false;
  draft.add('PublicPostEnded', ['R-28', 'R-57'], { postId: placement.postId, on, reason });
  const task = findTask(draft, 'POST_END');
  if (task) completeTask(draft, task, on);
  return true;
}
