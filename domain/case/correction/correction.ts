import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { today } from '../context';
import type { Draft } from '../draft';
import { reopenFollowUp } from '../follow-up/follow-up';
import { openRefresh } from '../long-term/long-term';
import { refuse } from '../refusal';
import { attemptOf } from '../search/attempt';
import { withdrawAttempt } from '../search/search';
import { uncountService } from '../services/uncount';
import type { CorrectionCommands } from './commands';

/**
 * 更正: a wrong entry is answered by a new fact, never overwritten. It counts no more, and what it had settled is
 * owed again on its old date: an entry that was wrong made nothing timely.
 */
function correctEntry(draft: Draft, { data }: CommandOf<'correctEntry'>): void {
  const { entry, reason, noteId, without } = data;
  const { seq, kind } = entry;
  if (draft.state.corrections?.includes(seq))
    refuse('ALREADY_CORRECTED', { field: 'seq', clauses: ['R-58'] });
  const period = entry.kind === 'FollowUpRecorded' ? entry.data.period : undefined;
  const { lastContactOn, references } = without;
  draft.add('EntryCorrected', ['R-58'], {
    seq,
    kind,
    reason,
    noteId,
    ...(period && { period }),
    ...(lastContactOn && { lastContactOn }),
  });
  if (draft.state.registration === 'ACTIVE' && entry.kind === 'ServiceRecorded') {
    uncountService(draft, entry, references);
  }
  if (entry.kind === 'ContactAttempted') {
    const attempt = attemptOf(entry.data);
    if (attempt) withdrawAttempt(draft, entry.data.on, attempt);
  }
  if (period) reopenFollowUp(draft, period, entry.data.on, lastContactOn);
  if (draft.state.registration === 'ACTIVE' && entry.kind === 'RecordRefreshed') {
    openRefresh(draft, `refresh:again:${seq}`, today(draft.context));
  }
}

export const correctionActs: Acts<CorrectionCommands> = { correctEntry };
