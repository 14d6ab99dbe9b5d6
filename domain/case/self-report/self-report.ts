import { effectOf } from '../../contact/self-report';
import type { Acts } from '../acts';
import { askForWishes } from '../classes/classes';
import type { CommandOf } from '../commands';
import { noteSign } from '../comparison/signs';
import { today } from '../context';
import { checkDoneOn } from '../done-on';
import type { Draft } from '../draft';
import { quietenFollowUp } from '../follow-up/follow-up';
import { askForStandingReview } from '../hardship/standing';
import { openRefresh } from '../long-term/long-term';
import { endSearch } from '../search/search';
import { findTask } from '../tasks';
import type { SelfReportCommands } from './commands';

/**
 * 主动报告: what the person tells of their own accord becomes somebody's work and decides nothing. It is no
 * follow-up, and keeps the reminder of the open one quiet for some days; who reports nothing is reminded of as usual.
 */
function recordSelfReport(draft: Draft, { data }: CommandOf<'recordSelfReport'>): void {
  const { on, report } = data;
  checkDoneOn(draft, on, 'on');
  const { leadsTo, clause } = effectOf(report);
  draft.add('SelfReported', ['R-50', ...(clause === 'R-50' ? [] : [clause])], data);
  endSearch(draft);
  quietenFollowUp(draft, on);
  switch (leadsTo) {
    case 'VERIFY_EMPLOYMENT':
      return noteSign(draft, { kind: 'TOLD_WORK', on }, ['R-60', 'R-50']);
    case 'REVIEW_HARDSHIP':
      return askForStandingReview(draft);
    case 'VERIFY_FIELDS':
      return askForFields(draft);
    case 'ASK_WISHES':
      return askForWishes(draft);
    case 'NOTHING':
      return;
  }
}

/** The fields that changed are gone through with the rest of the record. */
function askForFields(draft: Draft): void {
  if (draft.state.registration !== 'ACTIVE' || findTask(draft, 'REFRESH')) return;
  openRefresh(draft, `refresh:reported:${draft.state.seq}`, today(draft.context));
}

export const selfReportActs: Acts<SelfReportCommands> = { recordSelfReport };
