import { hourOf } from '../../civil-date';
import type { Attempt, FailedCall, Visitor } from '../../contact/lost-contact';
import { isAtLeast } from '../../organisation';
import type { Actor, CommandData } from '../commands';
import { today } from '../context';
import type { Draft } from '../draft';
import type { FactData } from '../facts';
import { refuse } from '../refusal';

type Tried = FactData['ContactAttempted'];
type Entered = CommandData['recordContactAttempt'];

/** A failed attempt with what the search asks of it: of a call its hour and number, of a visit who went. */
export function attemptedContact(draft: Draft, { call, visitedBy, ...tried }: Entered, by: Actor): Tried {
  if (tried.channel === 'PHONE') return { ...tried, call: callOf(draft, tried.on, call) };
  if (tried.channel === 'VISIT') return { ...tried, visitedBy: visitorOf(by, visitedBy) };
  return tried;
}

/** What a failed attempt is to the search; nothing where nobody was looked for, or somebody who was found refused to talk. */
export function attemptOf({ channel, outcome, call, visitedBy }: Tried): Attempt | undefined {
  if (outcome === 'REFUSED_TO_TALK') return undefined;
  if (channel === 'PHONE' && call) return { kind: 'CALL', ...call };
  return channel === 'VISIT' && visitedBy ? { kind: 'VISIT', by: visitedBy } : undefined;
}

function callOf(
  draft: Draft,
  on: string,
  { hour, number, knownNumbers }: Partial<FailedCall> = {},
): FailedCall {
  if (hour === undefined && on !== today(draft.context))
    refuse('CALL_HOUR_REQUIRED', { field: 'call.hour', clauses: ['R-64'] });
  return {
    hour: hour ?? hourOf(draft.context.at),
    number: number ?? 'REGISTERED',
    knownNumbers: knownNumbers ?? 1,
  };
}

/** Whoever is nearer may be stood in for, as where a community has no staff of its own; whoever is above may not. */
function visitorOf(by: Actor, named: Visitor | undefined): Visitor {
  const own = isAtLeast(by.level, 'SUBDISTRICT') ? 'SUBDISTRICT' : 'COMMUNITY';
  if (named && !isAtLeast(own, named)) refuse('LEVEL_TOO_LOW', { field: 'visitedBy', clauses: ['R-64'] });
  return named ?? own;
}
