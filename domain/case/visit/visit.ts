import type { Acts } from '../acts';
import type { CommandData, CommandKind, CommandOf } from '../commands';
import { checkDoneOn } from '../done-on';
import type { Draft } from '../draft';
import { followUpActs } from '../follow-up/follow-up';
import { hardshipActs } from '../hardship/hardship';
import { longTermActs } from '../long-term/long-term';
import { refuse, refusedAt } from '../refusal';
import { endSearch } from '../search/search';
import { serviceActs } from '../services/first-help';
import type { VisitCommands } from './commands';
import type { NextContact } from './facts';

type Visit = CommandOf<'recordVisit'>;

/**
 * 一次通话(走访)记完: what one call or visit yielded, by the acts that each part would be on its own,
 * on one draft. All of it stands or none: a refused part refuses the whole and is named by its path. The follow-up comes
 * last, as it may end the help.
 */
function recordVisit(draft: Draft, visit: Visit): void {
  const { on, outcome, services = [], refreshed, plan, next } = visit.data;
  checkDoneOn(draft, on, 'on');
  if (outcome !== 'REACHED') refuseWithoutThePerson(visit);
  services.forEach((service, index) =>
    refusedAt(`services.${index}`, () => as(serviceActs, 'recordService', draft, visit, { ...service, on })),
  );
  if (refreshed) refusedAt('refreshed', () => as(longTermActs, 'refreshRecord', draft, visit, { on }));
  if (plan) refusedAt('plan', () => as(hardshipActs, 'agreePlan', draft, visit, { ...plan, on }));
  if (next) agreeNextContact(draft, visit, next);
  recordContact(draft, visit);
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
  const field = (['findings', 'services', 'refreshed', 'plan'] as const).find(
    (part) => data[part] !== undefined,
  );
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
