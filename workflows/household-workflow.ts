import { allHandlersFinished, condition, continueAsNew, log, setHandler } from '@temporalio/workflow';
import type { RulesInForce } from '../domain/case/context';
import { hearOfMember, wakeHousehold } from '../domain/household-case/decide';
import { isOver, newHousehold, type HouseholdState, type MemberNews } from '../domain/household-case/state';
import { Alarm } from './alarm';
import { getHouseholdQuery, lookAgainSignal, memberNewsSignal } from './definitions';
import { HouseholdLedger, type HouseholdAct, type HouseholdSettled } from './household-ledger';
import { Inbox } from './inbox';
import { isRejected } from './ledger';
import { isLong, isQuiet, orElse, PAUSE_MS } from './process';
import { spread } from './spread';

/** What a run hands to the next when its history has grown long. Plain JSON. */
export interface CarriedHousehold {
  state: HouseholdState;
  rules: RulesInForce;
  wakeAt?: string;
}

export interface HouseholdWorkflowInput {
  householdId: string;
  carried?: CarriedHousehold;
}

/**
 * One zero-employment household (零就业家庭, R-90), as long as it is open or somebody belongs to it: it hears of its
 * members, waits for its target and for the quarter's end, lets each stand in its own ledger and folds what stands.
 * Every run begins with what the ledger says; so whoever starts one need know nothing. No rule is written here.
 */
export async function householdWorkflow(input: HouseholdWorkflowInput): Promise<HouseholdState> {
  const { householdId, carried } = input;
  const ledger = new HouseholdLedger(carried?.state ?? newHousehold(householdId), carried?.rules);
  ledger.wakeAt = carried?.wakeAt;
  const inbox = new Inbox<HouseholdAct, HouseholdSettled>();
  setHandler(getHouseholdQuery, () => ledger.state);
  setHandler(memberNewsSignal, (news) => enqueue(inbox, actOf(news)));
  setHandler(lookAgainSignal, ({ id }) => enqueue(inbox, actOfTime(id)));

  if (!carried) await ledger.read();
  const alarm = new Alarm();
  let notBefore = 0;
  while (!isOver(ledger.state) || !inbox.isEmpty) {
    alarm.set(alarmInstant(ledger, notBefore));
    await condition(() => !inbox.isEmpty || alarm.rang);
    // Time goes first: news late at night must meet the household as the missed target left it.
    if (alarm.rang || isDue(ledger, notBefore)) notBefore = await settleWake(ledger);
    else await inbox.settleNext(ledger);
    if (isLong() && (await isQuiet(inbox)) && !isOver(ledger.state)) return goOnInNewRun(ledger);
  }
  await condition(allHandlersFinished);
  return ledger.state;
}

function enqueue(inbox: Inbox<HouseholdAct, HouseholdSettled>, act: HouseholdAct): void {
  inbox.enqueue(act).catch((error: unknown) => {
    log.error('an act on a household was rejected', { cause: act.cause.id, error });
  });
}

/** News stands once, by the case and the number it is of; heard again it is answered with what stands. */
function actOf(news: MemberNews): HouseholdAct {
  return {
    cause: { kind: 'MEMBER', id: `${news.caseId}:${news.seq}`, digest: '' },
    by: 'system',
    decide: (state, context) => orElse({ facts: [] }, () => ({ facts: hearOfMember(state, news, context) })),
  };
}

/** What time does to a household, and for which occasion. */
function actOfTime(id: string): HouseholdAct {
  return {
    cause: { kind: 'WAKE', id, digest: '' },
    by: 'system',
    decide: (state, context) => orElse({ facts: [] }, () => ({ facts: wakeHousehold(state, context) })),
  };
}

function isDue({ wakeAt }: HouseholdLedger, notBefore: number): boolean {
  const now = Date.now();
  return wakeAt !== undefined && Date.parse(wakeAt) <= now && notBefore <= now;
}

function alarmInstant({ wakeAt, state }: HouseholdLedger, notBefore: number): number | undefined {
  if (wakeAt === undefined) return undefined;
  return Math.max(Date.parse(wakeAt) + spread(state.householdId), notBefore);
}

/**
 * Lets time do its part. When it comes to nothing the household must neither fail nor spin: it tries again later.
 * @returns the instant (milliseconds) before which the alarm is not set again
 */
async function settleWake(ledger: HouseholdLedger): Promise<number> {
  const due = ledger.wakeAt ?? '';
  try {
    await ledger.settle(actOfTime(due));
  } catch (error) {
    if (!isRejected(error)) throw error;
    log.error('an act of time was rejected', { householdId: ledger.state.householdId, due, error });
  }
  return ledger.wakeAt === due ? Date.now() + PAUSE_MS : 0;
}

function goOnInNewRun({ state, rules, wakeAt }: HouseholdLedger): Promise<never> {
  if (!rules) throw new Error('a household goes on only after its ledger was read');
  const carried = { state, rules, ...(wakeAt !== undefined && { wakeAt }) };
  return continueAsNew<typeof householdWorkflow>({ householdId: state.householdId, carried });
}
