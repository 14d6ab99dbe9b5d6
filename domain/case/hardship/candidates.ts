import {
  hardshipCandidates,
  type HardshipCandidate,
  type HardshipFacts as KnownFacts,
} from '../../hardship/candidates';
import type { HardshipCategory } from '../../hardship/categories';
import { reviewStanding } from '../../hardship/validity';
import type { CommandOf } from '../commands';
import { today } from '../context';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import type { CaseState } from '../state';
import { completeTask, findTask, openWorkdayTask } from '../tasks';
import type { HardshipAnswers } from './commands';
import type { ProposalAnswer, ProposalOccasion } from './facts';
import { planStandingReview, reconsiderStanding } from './standing';

/**
 * 指引认定: who seems to belong to a category is to be told so. What is certified, applied for or waiting to be
 * told already is not proposed again, nor is another category to who is in Level II as it is; the system proposes and never certifies.
 */
export function proposeHardship(
  draft: Draft,
  candidates: readonly HardshipCandidate[],
  occasion: ProposalOccasion,
): void {
  const { hardship, assistance } = draft.state;
  if (hardship.length > 0 && occasion !== 'ANSWERS') return;
  const known = [...hardship, ...(assistance?.proposed ?? []), assistance?.application?.category];
  const categories = candidates.map(({ category }) => category).filter((one) => !known.includes(one));
  if (categories.length === 0) return;
  draft.add('HardshipProposed', ['R-33', 'A-19'], { categories, occasion });
  if (findTask(draft, 'HARDSHIP_TELL')) return;
  openWorkdayTask(
    draft,
    { id: `hardship-tell:${draft.state.seq}`, kind: 'HARDSHIP_TELL', clauses: ['R-33', 'A-19'] },
    { from: today(draft.context), workdays: draft.context.policy.parameters.hardship.tellWorkdays },
  );
}

/** After every six months: what the case itself knows, which is how long it has lasted (H3). */
export function proposeLongTerm(draft: Draft): void {
  proposeHardship(draft, candidatesOf(draft, {}), 'LONG_TERM');
}

/** The person was told what the rules found, and what they said to it. */
export function tellHardship(draft: Draft, { data }: CommandOf<'tellHardship'>): void {
  checkDoneOn(draft, data.on, 'on');
  if (!findTask(draft, 'HARDSHIP_TELL')) refuse('NOTHING_PROPOSED', { clauses: ['R-33'] });
  answerProposals(draft, draft.state.assistance?.proposed ?? [], data);
}

/** Writes down what was answered; once every proposal is answered, the duty to tell is done. */
export function answerProposals(
  draft: Draft,
  categories: HardshipCategory[],
  { on, answer }: { on: string; answer: ProposalAnswer },
): void {
  if (categories.length > 0) draft.add('HardshipTold', ['R-33'], { categories, on, answer });
  const task = findTask(draft, 'HARDSHIP_TELL');
  if (task && !draft.state.assistance?.proposed.length) completeTask(draft, task, entryDate(draft, on));
}

/**
 * 核对困难情形: the questions are gone through with the person. New categories are proposed; a
 * certified status is kept for another year, or what to do about it is written down for the county to decide.
 */
export function askHardship(draft: Draft, { data }: CommandOf<'askHardship'>): void {
  const { on, answers, noteId } = data;
  checkDoneOn(draft, on, 'on');
  if (draft.state.registration !== 'ACTIVE') refuse('NOT_UNEMPLOYED', { clauses: ['R-33'] });
  const candidates = candidatesOf(draft, answers);
  const standing = standingOf(draft, answers);
  draft.add('HardshipAsked', ['R-33', 'R-55', ...(standing ? (['A-17'] as const) : [])], {
    on,
    categories: candidates.map(({ category }) => category),
    ...(standing && { proposal: standing }),
    ...(noteId && { noteId }),
  });
  proposeHardship(draft, candidates, 'ANSWERS');
  if (standing === undefined || standing === 'KEEP') reconsiderStanding(draft, on);
  if (standing === 'KEEP') planStandingReview(draft, on);
}

function candidatesOf(draft: Draft, answers: HardshipAnswers): HardshipCandidate[] {
  const { context, state } = draft;
  return hardshipCandidates(knownFacts(state, answers), today(context), context.policy.parameters.hardship);
}

function standingOf(draft: Draft, answers: HardshipAnswers) {
  const { context, state } = draft;
  if (state.hardship.length === 0) return undefined;
  const facts = knownFacts(state, answers);
  const { parameters } = context.policy;
  return reviewStanding(state.hardship, facts, NOTHING_HAPPENED, today(context), parameters.hardship)
    .proposal;
}

/** What ends a status at once has ended it by then; what is left to look at is whether its category still holds. */
const NOTHING_HAPPENED = {
  employed: false,
  registrationCancelled: false,
  falseDeclaration: false,
  withdrawn: false,
  pensionOrDeath: false,
};

/** The person's answers, and what the case knows without asking: one case is one unbroken unemployment. */
function knownFacts(
  { registration, employment, registeredOn }: CaseState,
  answers: HardshipAnswers,
): KnownFacts {
  return {
    ...answers,
    unemployed: registration === 'ACTIVE' && employment === 'UNEMPLOYED',
    registeredOn,
    unemployedThroughout: true,
  };
}
