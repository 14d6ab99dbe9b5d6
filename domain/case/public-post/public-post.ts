import { addMonths, endOfDay, startOfDay } from '../../civil-date';
import { isSpecialHardship } from '../../hardship/categories';
import { isAtLeast } from '../../organisation';
import { lastDayOfTerm, mayBeRecommended } from '../../public-posts';
import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { today } from '../context';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { beginEmployment } from '../employment/employment';
import { changeCadence } from '../follow-up/follow-up';
import { refuse } from '../refusal';
import { reviewAfterRefusals } from '../after-refusals';
import type { CaseState } from '../state';
import { completeTask, findTask, openTask, openWorkdayTask } from '../tasks';
import type { PublicPostCommands } from './commands';
import { leavePost } from './leave';

/**
 * 推荐公益性岗位: to persons of special hardship first, to others of certified hardship after the market
 * was tried. Declining is a fact and held against nobody.
 */
function recommendPost(draft: Draft, { data }: CommandOf<'recommendPost'>): void {
  const { on, answer } = data;
  checkDoneOn(draft, on, 'on');
  requireHardship(draft.state);
  const { parameters } = draft.context.policy;
  const specialHardship = isSpecialHardship(draft.state.hardship, parameters.hardship);
  const marketAttempts = draft.state.failedAttempts?.length ?? 0;
  if (!mayBeRecommended({ specialHardship, marketAttempts }, parameters.publicPosts)) {
    const { minMarketAttempts } = parameters.publicPosts;
    refuse('MARKET_FIRST', { clauses: ['R-28'], details: { marketAttempts, minMarketAttempts } });
  }
  draft.add('PublicPostRecommended', ['R-28', 'R-35'], { on, answer, specialHardship });
  const task = findTask(draft, 'POST_RECOMMENDATION');
  if (task) completeTask(draft, task, entryDate(draft, on));
  reviewAfterRefusals(draft);
}

/** 申请岗位: for one post, whose ranking then counts the person in. */
function applyForPost(draft: Draft, { data }: CommandOf<'applyForPost'>): void {
  checkDoneOn(draft, data.on, 'on');
  requireHardship(draft.state);
  if (!draft.state.publicPost?.recommendedOn) refuse('NOT_RECOMMENDED', { clauses: ['R-28'] });
  draft.add('PublicPostApplied', ['R-28', 'R-89'], data);
}

/**
 * 安置上岗: the county places the person whom the ranking of that post put first. It is employment: the
 * registration ends on it, hardship with it (X1), and follow-up goes on, as the post is no stable work.
 */
function placeInPost(draft: Draft, { data, by }: CommandOf<'placeInPost'>): void {
  const { postId, rankingId, startedOn, until, basis, evidenceId } = data;
  if (!isAtLeast(by.level, 'COUNTY')) refuse('LEVEL_TOO_LOW', { clauses: ['R-28'] });
  requireHardship(draft.state);
  if (draft.state.publicPost?.appliedFor?.postId !== postId)
    refuse('POST_NOT_APPLIED_FOR', { field: 'postId', clauses: ['R-28'] });
  const { term, endNoticeMonths } = draft.context.policy.parameters.publicPosts;
  if (until < startedOn || until > lastDayOfTerm(startedOn, basis, term))
    refuse('POST_TERM_TOO_LONG', { field: 'until', clauses: ['R-28'] });
  beginEmployment(draft, by, {
    type: 'PUBLIC_POST',
    startedOn,
    evidenceId,
    evidenceKind: 'PUBLIC_POST_AGREEMENT',
  });
  draft.add('PublicPostPlaced', ['R-28', 'R-35', 'R-89'], { postId, rankingId, startedOn, until, basis });
  const warnedOn = addMonths(until, -endNoticeMonths);
  openTask(draft, ['R-28'], {
    id: `post-end:${draft.state.seq}`,
    kind: 'POST_END',
    clauses: ['R-28'],
    opensOn: warnedOn > startedOn ? warnedOn : startedOn,
    dueOn: until,
    provisional: false,
    urgentFrom: startOfDay(until),
    overdueFrom: endOfDay(until),
  });
}

/**
 * 安置期满或终止: the person is out of work again. Until they have registered anew, which goes on in another
 * case, or found other work, they are followed up as unemployed, and somebody sees to it.
 */
function endPublicPost(draft: Draft, { data }: CommandOf<'endPublicPost'>): void {
  const { on, reason } = data;
  checkDoneOn(draft, on, 'on');
  if (!leavePost(draft, on, reason)) refuse('NOT_PLACED', { clauses: ['R-28'] });
  changeCadence(draft, today(draft.context), 'EMPLOYED');
  openWorkdayTask(
    draft,
    { id: `post-after:${draft.state.seq}`, kind: 'POST_AFTER', clauses: ['R-56', 'A-11'] },
    { from: today(draft.context), workdays: draft.context.policy.parameters.publicPosts.afterWorkdays },
  );
}

function requireHardship({ registration, level }: CaseState): void {
  if (registration !== 'ACTIVE') refuse('NOT_UNEMPLOYED', { clauses: ['R-28'] });
  if (level !== 'II') refuse('NOT_LEVEL_II', { clauses: ['R-28'] });
}

export const publicPostActs: Acts<PublicPostCommands> = {
  recommendPost,
  applyForPost,
  placeInPost,
  endPublicPost,
};
