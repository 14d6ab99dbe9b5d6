import type { Acts } from '../acts';
import type { HardshipCommands } from './commands';
import { isAtLeast } from '../../organisation';
import { today } from '../context';
import type { CommandOf } from '../commands';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { cadenceOf, changeCadence } from '../follow-up/follow-up';
import { refuse } from '../refusal';
import { completeTask, findTask, openWorkdayTask } from '../tasks';

/**
 * 就业困难人员认定 → Ⅱ级帮扶: a person certifies, never the system. The level is raised
 * with the first category and an individual plan falls due; the cadence becomes that of hardship.
 */
function certifyHardship(draft: Draft, { data, by }: CommandOf<'certifyHardship'>): void {
  checkDoneOn(draft, data.on, 'on');
  if (!isAtLeast(by.level, 'SUBDISTRICT')) refuse('LEVEL_TOO_LOW', { clauses: ['R-33'] });
  if (draft.state.registration !== 'ACTIVE') refuse('NOT_UNEMPLOYED', { clauses: ['R-33'] });
  if (draft.state.hardship.includes(data.category)) refuse('ALREADY_CERTIFIED', { field: 'category' });
  const cadenceBefore = cadenceOf(draft);
  draft.add('HardshipCertified', ['R-33', 'R-87'], data);
  if (draft.state.level === 'II') return;
  draft.add('LevelRaised', ['R-25', 'R-34'], { from: 'I', to: 'II' });
  openWorkdayTask(
    draft,
    { id: 'plan', kind: 'PLAN', clauses: ['R-26', 'R-34'] },
    { from: data.on, workdays: draft.context.policy.parameters.hardship.planWorkdays },
  );
  if (cadenceOf(draft) !== cadenceBefore) changeCadence(draft, today(draft.context), 'CERTIFIED');
}

/** 一人一策: the individual plan, agreed with the person. A later plan is a new version of it. */
function agreePlan(draft: Draft, { data }: CommandOf<'agreePlan'>): void {
  checkDoneOn(draft, data.on, 'on');
  if (draft.state.level !== 'II') refuse('NOT_LEVEL_II', { clauses: ['R-26'] });
  draft.add('PlanAgreed', ['R-26', 'R-34'], data);
  const task = findTask(draft, 'PLAN');
  if (task) completeTask(draft, task, entryDate(draft, data.on));
}

export const hardshipActs: Acts<HardshipCommands> = { certifyHardship, agreePlan };
