import { isAtLeast } from '../../organisation';
import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { today } from '../context';
import { checkDoneOn } from '../done-on';
import type { Draft } from '../draft';
import { openNotice } from '../ending/notice';
import { cadenceOf, changeCadence } from '../follow-up/follow-up';
import { refuse } from '../refusal';
import {
  applyForHardship,
  checkHardship,
  confirmHardship,
  objectToHardship,
  reviewHardship,
} from './application';
import { askHardship, tellHardship } from './candidates';
import type { HardshipCommands } from './commands';
import { certify } from './level';
import { loseCategories } from './loss';
import { agreePlan } from './plan';
import { followProblem, openProblem } from './problems';

/**
 * 直接认定: the county certifies on a certificate that is there already, as of a person brought over from another
 * system. Whoever has none goes through the stages; an application under way is decided, not passed by.
 */
function certifyHardship(draft: Draft, { data, by }: CommandOf<'certifyHardship'>): void {
  checkDoneOn(draft, data.on, 'on');
  if (!isAtLeast(by.level, 'COUNTY')) refuse('LEVEL_TOO_LOW', { clauses: ['R-87'] });
  if (draft.state.registration !== 'ACTIVE') refuse('NOT_UNEMPLOYED', { clauses: ['R-33'] });
  if (draft.state.hardship.includes(data.category)) refuse('ALREADY_CERTIFIED', { field: 'category' });
  if (draft.state.assistance?.application?.category === data.category)
    refuse('APPLICATION_PENDING', { field: 'category', clauses: ['R-87'] });
  certify(draft, data);
}

/**
 * 退出认定: the county ends a status whose condition is gone (X3), that was got by a false declaration (X4), or
 * that the person gives up in writing (X5). Another category can take its place, and then the level stays.
 */
function endHardship(draft: Draft, { data, by }: CommandOf<'endHardship'>): void {
  const { reason, on, evidenceId, category, instead } = data;
  checkDoneOn(draft, on, 'on');
  if (!isAtLeast(by.level, 'COUNTY')) refuse('LEVEL_TOO_LOW', { clauses: ['R-87'] });
  const { hardship } = draft.state;
  if (hardship.length === 0 || (category && !hardship.includes(category)))
    refuse('NOT_CERTIFIED', { clauses: ['A-17'] });
  if (instead && hardship.includes(instead)) refuse('ALREADY_CERTIFIED', { field: 'instead' });
  const cadenceBefore = cadenceOf(draft);
  const ending = category ? [category] : [...hardship];
  if (instead) certify(draft, { category: instead, on, evidenceId });
  loseCategories(draft, ending, reason, { on, evidenceId });
  openNotice(draft, 'HARDSHIP_ENDED');
  if (cadenceOf(draft) !== cadenceBefore) changeCadence(draft, today(draft.context), 'CERTIFIED');
}

export const hardshipActs: Acts<HardshipCommands> = {
  tellHardship,
  askHardship,
  applyForHardship,
  checkHardship,
  objectToHardship,
  reviewHardship,
  confirmHardship,
  certifyHardship,
  endHardship,
  agreePlan,
  openProblem,
  followProblem,
};
