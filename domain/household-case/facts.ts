import type { CivilDate } from '../civil-date';
import type { ClauseId } from '../clauses';
import type { HouseholdClock, HouseholdState, Member } from './state';

/** Why a household is no longer one without work: somebody works, or nobody is certified as its member any more. */
export type HouseholdClearing = 'MEMBER_EMPLOYED' | 'NO_MEMBER_CERTIFIED';

/** What happens to a household. */
export interface HouseholdFactData {
  MemberHeard: { member: Member; countyCode: string };
  HouseholdOpened: { clock: HouseholdClock };
  HouseholdTargetMoved: { targetOn: CivilDate; provisional: boolean };
  HouseholdTargetMissed: { on: CivilDate };
  HouseholdAlarmRaised: { on: CivilDate; nextOn: CivilDate };
  HouseholdCleared: { on: CivilDate; reason: HouseholdClearing; caseId?: string };
}

export type HouseholdFactKind = keyof HouseholdFactData;
export type HouseholdFact = {
  [K in HouseholdFactKind]: { kind: K; clauses: ClauseId[]; data: HouseholdFactData[K] };
}[HouseholdFactKind];

/** Facts of one cause: news of a member, or time. */
export interface HouseholdBatch {
  cause: { kind: 'MEMBER' | 'WAKE'; id: string };
  facts: HouseholdFact[];
}

/** Folds one fact into the state. Never refuses: what stands in the ledger has happened. */
export function evolveHousehold(before: HouseholdState, fact: HouseholdFact): HouseholdState {
  const state = { ...before, seq: before.seq + 1 };
  switch (fact.kind) {
    case 'MemberHeard': {
      const { member, countyCode } = fact.data;
      const others = state.members.filter(({ caseId }) => caseId !== member.caseId);
      // Who has gone and is not certified has nothing more to say: the state stays small.
      const stays = member.certified || member.standing !== 'GONE';
      return {
        ...state,
        countyCode: state.countyCode || countyCode,
        members: stays ? [...others, member] : others,
      };
    }
    case 'HouseholdOpened':
      return { ...state, clock: fact.data.clock };
    case 'HouseholdTargetMoved':
      return withClock(state, (clock) => ({ ...clock, ...fact.data }));
    case 'HouseholdTargetMissed':
      return withClock(state, (clock) => ({ ...clock, targetMissed: true }));
    case 'HouseholdAlarmRaised':
      return withClock(state, (clock) => ({
        ...clock,
        alarmOn: fact.data.nextOn,
        alarms: clock.alarms + 1,
      }));
    case 'HouseholdCleared': {
      const { clock: _stopped, ...cleared } = state;
      return cleared;
    }
  }
}

function withClock(state: HouseholdState, by: (clock: HouseholdClock) => HouseholdClock): HouseholdState {
  return state.clock ? { ...state, clock: by(state.clock) } : state;
}
