import type { CivilDate } from '../civil-date';
import type { ClauseId } from '../clauses';
import type { CommitRequestOf, CommitResultOf, Cause } from '../ledger';
import { newHousehold, type HouseholdClock, type HouseholdState, type Member } from './state';

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

/** Facts of one cause: news of a member, by its case and number; or the instant the household woke for. */
export interface HouseholdBatch {
  cause: Cause<'MEMBER' | 'WAKE'>;
  facts: HouseholdFact[];
}

/** What a household asks of its ledger; nothing of it is ever refused. */
export interface HouseholdCommitRequest extends CommitRequestOf<HouseholdBatch, { facts: HouseholdFact[] }> {
  householdId: string;
}

export type HouseholdCommitResult = CommitResultOf<HouseholdBatch, never>;

/** Folds a batch. */
export function foldHouseholdBatch(state: HouseholdState, { facts }: HouseholdBatch): HouseholdState {
  return facts.reduce(evolveHousehold, state);
}

/** The state of a household, from its whole ledger. */
export function foldHousehold(householdId: string, batches: readonly HouseholdBatch[]): HouseholdState {
  return batches.reduce(foldHouseholdBatch, newHousehold(householdId));
}

/** Folds one fact into the state. Never refuses: what stands in the ledger has happened. */
export function evolveHousehold(before: HouseholdState, fact: HouseholdFact): HouseholdState {
  const state = { ...before, seq: before.seq + 1 };
  switch (fact.kind) {
    case 'MemberHeard': {
      const { member, countyCode } = fact.data;
      const others = state.members.filter(({ caseId }) => caseId !== member.caseId);
      return { ...state, countyCode: state.countyCode || countyCode, members: [...others, member] };
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
