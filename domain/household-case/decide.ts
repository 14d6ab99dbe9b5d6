import {
  addDays,
  addMonths,
  civilDateOf,
  endOfDay,
  lastDayOfMonth,
  monthOf,
  startOfDay,
} from '../civil-date';
import type { Instant } from '../civil-date';
import type { ClauseId } from '../clauses';
import type { DecisionContext } from '../case/context';
import { householdClock } from '../household';
import { evolveHousehold, type HouseholdFact, type HouseholdFactData } from './facts';
import type { HouseholdState, MemberNews } from './state';

const CLAUSES: ClauseId[] = ['R-87', 'R-90'];

/** A decision being written; each fact is folded as it is added. */
class Draft {
  readonly facts: HouseholdFact[] = [];

  constructor(
    public state: HouseholdState,
    readonly context: DecisionContext,
  ) {}

  add<K extends keyof HouseholdFactData>(kind: K, data: HouseholdFactData[K]): void {
    const fact = { kind, clauses: CLAUSES, data } as HouseholdFact;
    this.facts.push(fact);
    this.state = evolveHousehold(this.state, fact);
  }
}

/**
 * News of a member: the household opens with the first certified member (H1), is cleared by the first who
 * works or when nobody is certified any more, and opens again when somebody is certified anew, or when the work that
 * cleared it has not been (R-61: a registration restored). Heard twice, or late, it changes nothing.
 */
export function hearOfMember(
  state: HouseholdState,
  news: MemberNews,
  context: DecisionContext,
): HouseholdFact[] {
  const { caseId, seq, certified, standing, orgCode, on } = news;
  const known = state.members.find((member) => member.caseId === caseId);
  if (known && known.seq >= seq) return [];
  const draft = new Draft(state, context);
  draft.add('MemberHeard', { member: { caseId, seq, certified, standing }, countyCode: orgCode.slice(0, 6) });
  const { clock, members } = draft.state;
  const works = members.some((member) => member.standing === 'WORKING');
  const isUndone = known?.standing === 'WORKING' && standing === 'UNEMPLOYED';
  const isCertified = members.some((member) => member.certified);
  if (clock && works) draft.add('HouseholdCleared', { on, reason: 'MEMBER_EMPLOYED', caseId });
  else if (clock && !isCertified) draft.add('HouseholdCleared', { on, reason: 'NO_MEMBER_CERTIFIED' });
  else if (!clock && isCertified && !works && (certified || isUndone)) open(draft, on);
  return draft.facts;
}

function open(draft: Draft, openedOn: string): void {
  const { calendar, policy } = draft.context;
  const clock = householdClock(openedOn, calendar, policy.parameters.household);
  draft.add('HouseholdOpened', { clock: { openedOn, ...clock, targetMissed: false, alarms: 0 } });
}

/** What time does to an open household (Q6): its target is missed, and at the end of each quarter the county is alarmed. */
export function wakeHousehold(state: HouseholdState, context: DecisionContext): HouseholdFact[] {
  const draft = new Draft(state, context);
  recountTarget(draft);
  const { clock } = draft.state;
  if (!clock) return draft.facts;
  const { targetOn, provisional, targetMissed } = clock;
  if (!targetMissed && !provisional && endOfDay(targetOn) <= context.at) {
    draft.add('HouseholdTargetMissed', { on: targetOn });
  }
  for (let due = clock.alarmOn; endOfDay(due) <= context.at;) {
    const nextOn = lastDayOfMonth(monthOf(addMonths(due, 3)));
    draft.add('HouseholdAlarmRaised', { on: due, nextOn });
    due = nextOn;
  }
  return draft.facts;
}

/** The later of the announced and the recomputed target holds, as for every duty. */
function recountTarget(draft: Draft): void {
  const { clock } = draft.state;
  if (!clock?.provisional) return;
  const { calendar, policy } = draft.context;
  const again = householdClock(clock.openedOn, calendar, policy.parameters.household);
  if (again.provisional) return;
  const targetOn = again.targetOn > clock.targetOn ? again.targetOn : clock.targetOn;
  draft.add('HouseholdTargetMoved', { targetOn, provisional: false });
}

/** The next instant at which time matters to a household, or undefined while it is not open. */
export function nextHouseholdWake({ clock }: HouseholdState, at: Instant): Instant | undefined {
  if (!clock) return undefined;
  const alarm = endOfDay(clock.alarmOn);
  if (clock.targetMissed) return alarm;
  const target = endOfDay(clock.targetOn);
  const looked = clock.provisional && target <= at ? startOfDay(addDays(civilDateOf(at), 1)) : target;
  return looked < alarm ? looked : alarm;
}
