import { addDays, civilDateOf, endOfDay, startOfDay, type CivilDate, type Instant } from '../../civil-date';
import {
  publicNoticeEndsOn,
  STAGE_ROWS,
  stageCount,
  type CertificationStage,
} from '../../hardship/certification';
import { isAtLeast } from '../../organisation';
import type { CommandOf } from '../commands';
import { today } from '../context';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { openNotice } from '../ending/notice';
import { refuse } from '../refusal';
import type { CaseState } from '../state';
import { completeTask, findTask, openWorkdayTask } from '../tasks';
import { answerProposals } from './candidates';
import { certify } from './level';
import type { HardshipApplication } from './state';

/** Stages in which somebody decides; the public notice passes by its end. */
type DecidedStage = Exclude<CertificationStage, 'PUBLIC_NOTICE'>;
type StageCommand = CommandOf<'checkHardship' | 'reviewHardship' | 'confirmHardship'>;

/** 申请认定: the person applies. Whoever had been proposed the category has thereby answered. */
export function applyForHardship(draft: Draft, { data }: CommandOf<'applyForHardship'>): void {
  const { category, on, evidenceId } = data;
  checkDoneOn(draft, on, 'on');
  const { registration, hardship, assistance } = draft.state;
  if (registration !== 'ACTIVE') refuse('NOT_UNEMPLOYED', { clauses: ['R-87'] });
  if (hardship.includes(category)) refuse('ALREADY_CERTIFIED', { field: 'category' });
  if (assistance?.application) refuse('APPLICATION_PENDING', { clauses: ['R-87'] });
  if (assistance?.proposed.includes(category)) {
    answerProposals(draft, [category], { on, answer: 'APPLIES' });
  }
  draft.add('HardshipApplied', ['R-33', 'R-87'], { category, on, evidenceId });
  openStage(draft, 'FIRST_CHECK', on);
}

/** 社区(村)初审和入户核实: passed, the public notice is posted with it. */
export function checkHardship(draft: Draft, command: CommandOf<'checkHardship'>): void {
  const on = passStage(draft, 'FIRST_CHECK', command);
  if (on === undefined) return;
  const notice = publicNoticeEndsOn(on, draft.context.calendar, parametersOf(draft));
  draft.add('PublicNoticePosted', ['R-87'], {
    on,
    endsOn: notice.date,
    provisional: notice.provisional,
  });
  endPublicNotice(draft);
}

/** 公示异议: somebody objects while the notice hangs; the application goes back with the reason. */
export function objectToHardship(draft: Draft, { data }: CommandOf<'objectToHardship'>): void {
  checkDoneOn(draft, data.on, 'on');
  const application = draft.state.assistance?.application;
  if (application?.stage !== 'PUBLIC_NOTICE') refuse('NOT_AT_THIS_STAGE', { clauses: ['R-87'] });
  turnBack(draft, application, { outcome: 'RETURN', reasonId: data.reasonId });
}

/** 街道(乡镇)复核, by somebody else than who checked first. */
export function reviewHardship(draft: Draft, command: CommandOf<'reviewHardship'>): void {
  const on = passStage(draft, 'REVIEW', command);
  if (on !== undefined) openStage(draft, 'CONFIRMATION', on);
}

/** 县(市、区)确认: the person who confirms certifies, never the system. */
export function confirmHardship(draft: Draft, command: CommandOf<'confirmHardship'>): void {
  const application = draft.state.assistance?.application;
  const on = passStage(draft, 'CONFIRMATION', command);
  if (on === undefined || !application) return;
  certify(draft, { category: application.category, on, evidenceId: application.evidenceId });
}

/** A notice that has hung for its whole days: the subdistrict has its turn. On a provisional day alone it goes on. */
export function endPublicNotice(draft: Draft): void {
  recountNotice(draft);
  const application = draft.state.assistance?.application;
  if (application?.stage !== 'PUBLIC_NOTICE' || !application.notice) return;
  const { endsOn, provisional } = application.notice;
  if (provisional || endOfDay(endsOn) > draft.context.at) return;
  draft.add('HardshipStagePassed', ['R-87'], { stage: 'PUBLIC_NOTICE', by: 'system', on: endsOn });
  openStage(draft, 'REVIEW', endsOn);
}

/** The end of a notice that hangs; while that is provisional, the day after it, and then day by day. */
export function noticeInstants({ assistance }: CaseState, at: Instant): Instant[] {
  const { stage, notice } = assistance?.application ?? {};
  if (stage !== 'PUBLIC_NOTICE' || !notice) return [];
  const end = endOfDay(notice.endsOn);
  return [notice.provisional && end <= at ? startOfDay(addDays(civilDateOf(at), 1)) : end];
}

function recountNotice(draft: Draft): void {
  const notice = draft.state.assistance?.application?.notice;
  if (!notice?.provisional) return;
  const { date, provisional } = publicNoticeEndsOn(
    notice.postedOn,
    draft.context.calendar,
    parametersOf(draft),
  );
  if (provisional) return;
  const endsOn = date > notice.endsOn ? date : notice.endsOn;
  draft.add('PublicNoticeMoved', ['R-87'], { endsOn, provisional: false });
}

/** @returns the day on which the stage was passed, or undefined when the application was turned back */
function passStage(draft: Draft, stage: DecidedStage, { data, by }: StageCommand): CivilDate | undefined {
  checkDoneOn(draft, data.on, 'on');
  const application = draft.state.assistance?.application;
  if (application?.stage !== stage) refuse('NOT_AT_THIS_STAGE', { clauses: ['R-87'] });
  const { level, notBy, outcomes } = STAGE_ROWS[stage];
  if (!isAtLeast(by.level, level)) refuse('LEVEL_TOO_LOW', { clauses: ['R-87'] });
  if (notBy.some((before) => application.passedBy[before] === by.staffId))
    refuse('OWN_ACT', { clauses: ['R-87'] });
  if (!outcomes.includes(data.outcome))
    refuse('OUTCOME_NOT_ALLOWED', { field: 'outcome', clauses: ['R-87'] });
  const on = entryDate(draft, data.on);
  if (data.outcome !== 'PASS') {
    turnBack(draft, application, data);
    return undefined;
  }
  draft.add('HardshipStagePassed', ['R-87'], { stage, by: by.staffId, on });
  closeStage(draft, stage, on);
  return on;
}

function turnBack(
  draft: Draft,
  { category, stage }: HardshipApplication,
  { outcome, reasonId }: { outcome: 'RETURN' | 'REJECT'; reasonId: string },
): void {
  if (stage !== 'PUBLIC_NOTICE') closeStage(draft, stage, today(draft.context));
  const isReturned = outcome === 'RETURN';
  draft.add(isReturned ? 'HardshipReturned' : 'HardshipDeclined', ['R-87'], { category, stage, reasonId });
  openNotice(draft, isReturned ? 'HARDSHIP_RETURNED' : 'HARDSHIP_DECLINED');
}

function openStage(draft: Draft, stage: DecidedStage, beginsOn: CivilDate): void {
  const appliedOn = draft.state.assistance?.application?.appliedOn ?? beginsOn;
  const kind = `HARDSHIP_${stage}` as const;
  const { calendar } = draft.context;
  openWorkdayTask(
    draft,
    { id: `hardship-${stage.toLowerCase().replace('_', '-')}:${draft.state.seq}`, kind, clauses: ['R-87'] },
    stageCount(stage, { appliedOn, beginsOn }, calendar, parametersOf(draft)),
  );
}

function closeStage(draft: Draft, stage: DecidedStage, on: CivilDate): void {
  const task = findTask(draft, `HARDSHIP_${stage}`);
  if (task) completeTask(draft, task, on);
}

function parametersOf({ context }: Draft) {
  return context.policy.parameters.hardship.certificationWorkdays;
}
