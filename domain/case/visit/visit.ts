import type { Acts } from '../acts';
import { benefitActs } from '../benefits/referrals';
import { classActs } from '../classes/classes';
import type { CommandData, CommandKind, CommandOf } from '../commands';
import { checkDoneOn } from '../done-on';
import type { Draft } from '../draft';
import { followUpActs } from '../follow-up/follow-up';
import { hardshipActs } from '../hardship/hardship';
import { longTermActs } from '../long-term/long-term';
import { planResultCall, recordResult } from '../pushes/pushes';
import { refuse, refusedAt } from '../refusal';
import { endSearch } from '../search/search';
import { reviewAfterRefusals } from '../after-refusals';
import { giveService } from '../services/first-help';
import type { VisitCommands } from './commands';
import type { NextContact } from './facts';

type Visit = CommandOf<'recordVisit'>;

/**
 * 一次通话(走访)记完: what one call or visit yielded, by the acts that each part would be on its own,
 * on one draft. All of it stands or none: a refused part refuses the whole and is named by its path. What was asked comes
 * before what is offered, and the follow-up last, as it may end the help.
 */
function recordVisit(draft: Draft, visit: Visit): void {
  const { on, outcome, refreshed, plan, next } = visit.data;
  checkDoneOn(draft, on, 'on');
  if (outcome !== 'REACHED') refuseWithoutThePerson(visit);
  recordHelp(draft, visit);
  if (refreshed) refusedAt('refreshed', () => as(longTermActs, 'refreshRecord', draft, visit, { on }));
  if (plan) refusedAt('plan', () => as(hardshipActs, 'agreePlan', draft, visit, { ...plan, on }));
  reviewAfterRefusals(draft);
  if (next) agreeNextContact(draft, visit, next);
  recordContact(draft, visit);
}

/** Results, services, wishes and claims; what was pushed is asked about in one call. */
function recordHelp(draft: Draft, visit: Visit): void {
  const { on, results = [], services = [], classes, referrals = [] } = visit.data;
  results.forEach((result, index) =>
    refusedAt(`results.${index}`, () => recordResult(draft, { ...result, on })),
  );
  const pushed: string[] = [];
  services.forEach((service, index) =>
    refusedAt(`services.${index}`, () => pushed.push(...giveService(draft, { ...service, on }))),
  );
  planResultCall(draft, pushed, on);
  if (classes) refusedAt('classes', () => as(classActs, 'setClasses', draft, visit, { on, classes }));
  referrals.forEach((step, index) =>
    refusedAt(`referrals.${index}`, () => as(benefitActs, 'recordReferral', draft, visit, { ...step, on })),
  );
}

/** The contact itself: tried, made, or held as a follow-up. */
function recordContact(draft: Draft, visit: Visit): void {
  const { on, channel, outcome, findings, call, visitedBy, noteId } = visit.data;
  const contact = { on, channel, ...(noteId && { noteId }) };
  if (outcome !== 'REACHED') {
    as(followUpActs, 'recordContactAttempt', draft, visit, {
      ...contact,
      outcome,
      ...(call && { call }),
      ...(visitedBy && { visitedBy }),
    });
  } else if (findings) {
    as(followUpActs, 'recordFollowUp', draft, visit, { ...contact, findings });
  } else {
    draft.add('ContactMade', ['R-47', 'R-51'], contact);
    endSearch(draft);
  }
}

function agreeNextContact(draft: Draft, { data }: Visit, next: NextContact): void {
  if (next.on <= data.on) refuse('NEXT_CONTACT_NOT_LATER', { field: 'next.on', clauses: ['R-49'] });
  draft.add('NextContactAgreed', ['R-49'], next);
}

/** Who was not reached was asked, given and agreed with about nothing. */
function refuseWithoutThePerson({ data }: Visit): void {
  const parts = ['findings', 'results', 'services', 'classes', 'referrals', 'refreshed', 'plan'] as const;
  const field = parts.find((part) => data[part] !== undefined);
  if (field) refuse('NOBODY_REACHED', { field, clauses: ['A-7'] });
}

/** Carries a part out as the act that it is. */
function as<K extends CommandKind>(
  acts: { readonly [P in K]: (draft: Draft, command: CommandOf<K>) => void },
  kind: K,
  draft: Draft,
  { id, digest, by }: Visit,
  data: CommandData[K],
): void {
  acts[kind](draft, { kind, id, digest, by, data } as CommandOf<K>);
}

export const visitActs: Acts<VisitCommands> = { recordVisit };
