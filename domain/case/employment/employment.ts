import type { Acts } from '../acts';
import type { EmploymentCommands } from './commands';
import type { CancellationGround } from '../../endings';
import type { PolicyParameters } from '../../policy/parameters';
import { cancelRegistration, checkEnding } from '../ending/cancellation';
import { openNotice } from '../ending/notice';
import { closeCase } from '../closing';
import { settleWork, SIGN_TASKS } from '../comparison/signs';
import { today } from '../context';
import type { Actor, CommandData, CommandOf } from '../commands';
import type { Draft } from '../draft';
import type { EmploymentType } from './facts';
import { loseHardship } from '../hardship/loss';
import { changeCadence } from '../follow-up/follow-up';
import { refuse } from '../refusal';
import { SEARCH_TASKS } from '../search/search';
import type { Employment } from '../state';
import type { TaskKind } from '../task';
import { withdrawTasks } from '../tasks';
import { leavePost } from '../public-post/leave';

const GROUND_OF: Record<Exclude<EmploymentType, 'FLEXIBLE'>, CancellationGround> = {
  UNIT: 'HIRED',
  PUBLIC_POST: 'HIRED',
  SELF_EMPLOYED: 'BUSINESS',
};

/** Work that belongs to being unemployed; a person at work is only followed up. */
const TASKS_OF_UNEMPLOYMENT: readonly TaskKind[] = [
  'BASIC_FOUR',
  'PACKAGE_131',
  'PLAN',
  'REFRESH',
  'ENDING_REVIEW',
  ...SEARCH_TASKS,
  ...SIGN_TASKS,
  'RETIREMENT_CHECK',
  'CLASS_SERVICE',
  'WISHES',
  'PUSH_RESULT',
];

/**
 * Work was found, with evidence: the registration is cancelled on its ground, or converted when the work is
 * flexible (灵活就业登记), the person is told, and follow-up goes on at the cadence of the employment
 * . Reported again in flexible employment, it says that the work has become stable.
 */
function reportEmployment(draft: Draft, { data, by }: CommandOf<'reportEmployment'>): void {
  if (data.type === 'PUBLIC_POST') refuse('POST_BY_PLACEMENT', { field: 'type', clauses: ['R-28', 'R-89'] });
  beginEmployment(draft, by, data);
}

/** Employment of any type, a public-welfare post among them. */
export function beginEmployment(draft: Draft, by: Actor, data: CommandData['reportEmployment']): void {
  if (data.startedOn > today(draft.context)) refuse('DATE_IN_FUTURE', { field: 'startedOn' });
  const employment = employmentOf(data, draft.context.policy.parameters);
  if (draft.state.registration !== 'ACTIVE') return changeEmployment(draft, data, employment);
  settleWork(draft);
  endUnemployment(draft, by, data);
  loseHardship(draft, 'X1');
  withdrawTasks(draft, TASKS_OF_UNEMPLOYMENT, ['R-57', 'R-61'], 'UNEMPLOYMENT_ENDED');
  addEmploymentReported(draft, data, employment);
  changeCadence(draft, today(draft.context), 'EMPLOYED');
}

function endUnemployment(draft: Draft, by: Actor, data: CommandData['reportEmployment']): void {
  if (data.type !== 'FLEXIBLE') {
    cancelRegistration(draft, {
      ground: GROUND_OF[data.type],
      evidenceId: data.evidenceId,
      evidenceKind: data.evidenceKind,
      happenedOn: data.startedOn,
      requestedBy: by.staffId,
      decidedBy: by.staffId,
    });
    return;
  }
  checkEvidence(draft, data);
  draft.add('RegistrationConverted', ['R-60', 'R-61'], {
    endedOn: today(draft.context),
    evidenceId: data.evidenceId,
    decidedBy: by.staffId,
  });
  openNotice(draft, 'REGISTRATION_CONVERTED');
}

/**
 * Work after the registration has ended: flexible work that has become stable, or other work after a
 * public-welfare post, at once or some time after its end.
 */
function changeEmployment(
  draft: Draft,
  data: CommandData['reportEmployment'],
  employment: Exclude<Employment, 'UNEMPLOYED'>,
): void {
  const isAfterPost = draft.state.publicPost?.placement || draft.state.employment === 'UNEMPLOYED';
  if (draft.state.employment === 'STABLE') refuse('ALREADY_STABLE');
  if (!isAfterPost && employment !== 'STABLE') refuse('NOT_YET_STABLE', { clauses: ['A-10'] });
  checkEvidence(draft, data);
  leavePost(draft, data.startedOn, 'OTHER_WORK');
  withdrawTasks(draft, ['POST_AFTER'], ['R-28'], 'UNEMPLOYMENT_ENDED');
  addEmploymentReported(draft, data, employment);
  changeCadence(draft, today(draft.context), 'EMPLOYED');
}

/** Flexible work is proven by its registration, any other by what its ground accepts. */
function checkEvidence(draft: Draft, data: CommandData['reportEmployment']): void {
  const { type, evidenceKind, startedOn: happenedOn } = data;
  if (type !== 'FLEXIBLE') {
    checkEnding(draft, { ground: GROUND_OF[type], evidenceKind, happenedOn });
  } else if (evidenceKind !== 'EMPLOYMENT_REGISTRATION') {
    refuse('EVIDENCE_MISSING', { field: 'evidenceKind', clauses: ['R-60'] });
  }
}

/** 稳定就业 (A-10, Q7): a long contract, insurance paid for long, or a licence held for long; anything else is flexible. */
function employmentOf(
  data: CommandData['reportEmployment'],
  { stableEmployment: least }: PolicyParameters,
): Exclude<Employment, 'UNEMPLOYED'> {
  const stable =
    (data.contractMonths ?? 0) >= least.contractMonths ||
    (data.insuredMonths ?? 0) >= least.insuredMonths ||
    (data.licenceMonths ?? 0) >= least.licenceMonths;
  return stable ? 'STABLE' : 'FLEXIBLE';
}

function addEmploymentReported(
  draft: Draft,
  { type, startedOn, evidenceId }: CommandData['reportEmployment'],
  employment: Exclude<Employment, 'UNEMPLOYED'>,
): void {
  draft.add('EmploymentReported', ['R-57', 'A-10'], { employment, type, startedOn, evidenceId });
}

/** 再次失业: the person has registered anew; this case ends and points to the next one. */
function recordUnemployedAgain(draft: Draft, { data }: CommandOf<'recordUnemployedAgain'>): void {
  draft.add('UnemployedAgain', ['R-56', 'A-11'], data);
  closeCase(draft, ['R-56', 'A-11'], 'REGISTERED_AGAIN');
}

export const employmentActs: Acts<EmploymentCommands> = { reportEmployment, recordUnemployedAgain };
