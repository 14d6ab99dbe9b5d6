import { isAtLeast, levelOver } from '../../organisation';
import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { today } from '../context';
import type { Draft } from '../draft';
import { giveToOwner } from '../intake/owner';
import { refuse } from '../refusal';
import type { TransferCommands } from './commands';

/**
 * 转移: the person is helped elsewhere from now on. Open tasks go with the case in the same act, as
 * late as they are and on the rung they have reached; the organisation that gives it sees it no more. Who decides stands
 * above both: the subdistrict between its own communities, the county in everything else.
 */
function transferCase(draft: Draft, { data, by }: CommandOf<'transferCase'>): void {
  const { orgCode: to, owner, noteId } = data;
  const from = draft.state.orgCode;
  if (to === from) refuse('ALREADY_THERE', { field: 'orgCode', clauses: ['R-05'] });
  const level = levelOver(from, to);
  if (!isAtLeast(by.level, level === 'CITY' ? 'COUNTY' : level))
    refuse('LEVEL_TOO_LOW', { clauses: ['R-05'] });
  draft.add('CaseTransferred', ['R-05', 'A-16'], { from, to, ...(noteId && { noteId }) });
  giveToOwner(draft, owner, today(draft.context));
}

export const transferActs: Acts<TransferCommands> = { transferCase };
