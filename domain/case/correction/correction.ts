import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { today } from '../context';
import { knownDay } from '../done-on';
import type { Draft } from '../draft';
import { reopenFollowUp } from '../follow-up/follow-up';
import { openRefresh } from '../long-term/long-term';
import { planResultCall } from '../pushes/pushes';
import { refuse } from '../refusal';
import { attemptOf } from '../search/attempt';
import { withdrawAttempt } from '../search/search';
import { uncountService } from '../services/uncount';
import type { CorrectionCommands } from './commands';
import type { CorrectableEntry } from './facts';

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
  const { lastContactOn } = without;
  draft.add('EntryCorrected', ['R-58'], {
    seq,
    kind,
    reason,
    noteId,
    ...(entry.kind === 'PushResultRecorded' && { reference: entry.data.reference }),
    ...(isRefusal(entry) && { declined: true }),
    ...(period && { period }),
    ...(lastContactOn && { lastContactOn }),
  });
  if (draft.state.registration === 'ACTIVE' && entry.kind === 'ServiceRecorded') {
    uncountService(draft, entry, without);
  }
  if (entry.kind === 'PushResultRecorded') {
    planResultCall(draft, [entry.data.reference], knownDay(draft, entry.data.pushedOn));
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

function isRefusal(entry: CorrectableEntry): boolean {
  if (entry.kind === 'ServiceRecorded') return entry.data.answer === 'DECLINED';
  return entry.kind === 'PushResultRecorded' && entry.data.result === 'DECLINED';
}

export const correctionActs: Acts<CorrectionCommands> = { correctEntry };
