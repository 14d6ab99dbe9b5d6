import { leaves, type Folds } from '../folds';
import { heeded } from '../refusal-count';
import { sortedSet } from '../sorted-set';
import type { CaseState } from '../state';
import type { HardshipFacts } from './facts';
import { NO_HARDSHIP_WORK, type HardshipApplication, type HardshipState } from './state';

export const hardshipFolds: Folds<HardshipFacts> = {
  HardshipProposed: (state, { categories }) =>
    change(state, (work) => ({ ...work, proposed: sortedSet([...work.proposed, ...categories]) })),
  HardshipTold: (state, { categories }) =>
    change(state, (work) => ({
      ...work,
      proposed: work.proposed.filter((category) => !categories.includes(category)),
    })),
  HardshipAsked: leaves,
  HardshipApplied: (state, { category, on: appliedOn, evidenceId }) =>
    change(state, (work) => ({
      ...work,
      application: { category, appliedOn, evidenceId, stage: 'FIRST_CHECK', passedBy: {} },
    })),
  HardshipStagePassed: (state, { stage, by }) =>
    changeApplication(state, (application) => ({
      ...application,
      stage: NEXT[stage],
      passedBy: { ...application.passedBy, [stage]: by },
    })),
  PublicNoticePosted: (state, { on: postedOn, endsOn, provisional }) =>
    changeApplication(state, (application) => ({
      ...application,
      notice: { postedOn, endsOn, provisional },
    })),
  PublicNoticeMoved: (state, moved) =>
    changeApplication(state, ({ notice, ...application }) => ({
      ...application,
      ...(notice && { notice: { ...notice, ...moved } }),
    })),
  HardshipReturned: withoutApplication,
  HardshipDeclined: withoutApplication,
  HardshipCertified: (state, { category }) => {
    const { proposed = [], application } = state.assistance ?? {};
    const settled = application?.category === category ? withoutApplication(state) : state;
    const certified = { ...settled, hardship: sortedSet([...state.hardship, category]) };
    if (!proposed.includes(category)) return certified;
    return change(certified, (work) => ({ ...work, proposed: proposed.filter((one) => one !== category) }));
  },
  HardshipEnded: (state, { categories }) => ({
    ...state,
    hardship: state.hardship.filter((category) => !categories.includes(category)),
  }),
  LevelRaised: (state, { to }) => ({ ...state, level: to }),
  LevelLowered: (state, { to }) =>
    change({ ...state, level: to }, ({ plan: _ended, ...work }) => ({ ...work, problems: [] })),
  HardshipWorkDropped: ({ assistance: _dropped, ...state }) => state,
  PlanAgreed: (state, { version, on, helperId }) =>
    change(heeded(state), (work) => ({ ...work, plan: { version, on, helperId } })),
  ProblemOpened: (state, { problemId: id, textId, on: openedOn }) =>
    change(state, (work) => ({ ...work, problems: [...work.problems, { id, textId, openedOn }] })),
  ProblemLookedAt: (state, { problemId, on }) =>
    change(state, (work) => ({
      ...work,
      problems: work.problems.map((one) => (one.id === problemId ? { ...one, lookedAtOn: on } : one)),
    })),
  ProblemSolved: (state, { problemId }) =>
    change(state, (work) => ({ ...work, problems: work.problems.filter(({ id }) => id !== problemId) })),
};

const NEXT = {
  FIRST_CHECK: 'PUBLIC_NOTICE',
  PUBLIC_NOTICE: 'REVIEW',
  REVIEW: 'CONFIRMATION',
  CONFIRMATION: 'CONFIRMATION',
} as const;

/** Nothing left of it is nothing at all: an old state and a new one without hardship are the same JSON. */
function change(state: CaseState, by: (work: HardshipState) => HardshipState): CaseState {
  const { assistance, ...rest } = state;
  const work = by(assistance ?? NO_HARDSHIP_WORK);
  const isEmpty = work.proposed.length === 0 && work.problems.length === 0 && !work.application && !work.plan;
  return isEmpty ? rest : { ...rest, assistance: work };
}

function changeApplication(
  state: CaseState,
  by: (application: HardshipApplication) => HardshipApplication,
): CaseState {
  return change(state, (work) => (work.application ? { ...work, application: by(work.application) } : work));
}

function withoutApplication(state: CaseState): CaseState {
  return change(state, ({ application: _over, ...work }) => work);
}
