import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  log,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import { decide, decideOpening, type Decision } from '../domain/case/decide';
import { COMMAND_KINDS } from '../domain/case/decide';
import { type Command, type CommandKind } from '../domain/case/commands';
import type { RulesInForce } from '../domain/case/context';
import { newCase } from '../domain/case/evolve';
import { presentState } from '../domain/case/schema';
import type { CaseInput, CaseState } from '../domain/case/state';
import { wake } from '../domain/case/wake';
import { loadOpening } from './activities';
import { Alarm } from './alarm';
import { CaseLedger, type Act, type Settled } from './case-ledger';
import { commandUpdate, getStateQuery, rulesChangedSignal } from './definitions';
import { Inbox } from './inbox';
import { isRejected } from './ledger';
import { REFUSED_FAILURE, type CommandResult } from './messages';
import { isLong, isQuiet, orElse, PAUSE_MS } from './process';
import { spread } from './spread';

type CaseInbox = Inbox<Act, Settled>;

/** What a run hands to the next when its history has grown long. Plain JSON. */
export interface CarriedCase {
  state: CaseState;
  rules: RulesInForce;
  wakeAt?: string;
}

export interface CaseWorkflowInput {
  registration: CaseInput;
  carried?: CarriedCase;
}

/**
 * One case of help (帮扶个案), from registration to its end: it opens, waits for the next command or the next due
 * instant, lets it stand in the ledger and folds what stands. No rule of the notice is written here.
 */
export async function caseWorkflow({ registration, carried }: CaseWorkflowInput): Promise<CaseState> {
  const ledger = new CaseLedger(
    carried ? presentState(carried.state) : newCase(registration.caseId),
    carried?.rules,
  );
  ledger.wakeAt = carried?.wakeAt;
  const inbox: CaseInbox = new Inbox();
  setHandler(getStateQuery, () => ledger.state);
  for (const kind of COMMAND_KINDS) acceptCommands(kind, ledger, inbox);
  hearOfRules(ledger, inbox);

  if (!carried) await open(ledger, registration);
  const alarm = new Alarm();
  let notBefore = 0;
  while (ledger.state.phase !== 'CLOSED' || !inbox.isEmpty) {
    alarm.set(alarmInstant(ledger, notBefore));
    await condition(() => !inbox.isEmpty || alarm.rang);
    // Time goes first: a command late at night must meet the case as the ended period left it.
    if (alarm.rang || isDue(ledger, notBefore)) notBefore = await settleWake(ledger);
    else await inbox.settleNext(ledger);
    if (isLong() && (await isQuiet(inbox)) && isOpen(ledger)) return goOnInNewRun(registration, ledger);
  }
  await condition(allHandlersFinished);
  return ledger.state;
}

function acceptCommands(kind: CommandKind, ledger: CaseLedger, inbox: CaseInbox): void {
  setHandler(
    commandUpdate(kind),
    async (command: Command): Promise<CommandResult> => {
      const settled = await inbox.enqueue(actOf(command));
      if ('refusal' in settled) {
        throw ApplicationFailure.nonRetryable(settled.refusal.code, REFUSED_FAILURE, settled.refusal);
      }
      return settled;
    },
    { validator: (command: Command) => validate(kind, command, ledger) },
  );
}

/**
 * Published rules are one more occasion for time to do its part, in its turn among the commands: what they change is
 * for the ledger and the rules to say. Told twice, or in vain, it comes to nothing.
 */
function hearOfRules({ state: { caseId } }: CaseLedger, inbox: CaseInbox): void {
  setHandler(rulesChangedSignal, ({ id }) => {
    inbox.enqueue(actOfTime(id)).catch((error: unknown) => {
      log.error('what new rules do to this case was rejected', { caseId, id, error });
    });
  });
}

/** Refuses without a trace in the history what no ledger has to be asked for. */
function validate(kind: CommandKind, command: Command, { state }: CaseLedger): void {
  if (command.kind !== kind || !command.id) {
    throw ApplicationFailure.nonRetryable(
      'an update carries a command of its own kind, with an id',
      'MALFORMED',
    );
  }
  if (state.phase === 'CLOSED') {
    throw ApplicationFailure.nonRetryable('CASE_CLOSED', REFUSED_FAILURE, { code: 'CASE_CLOSED' });
  }
}

function actOf(command: Command): Act {
  return {
    cause: { kind: 'COMMAND', id: command.id, digest: command.digest },
    by: command.by.staffId,
    decide: (state, context) =>
      orElse<Decision>({ refusal: { code: 'MALFORMED' } }, () => decide(state, command, context)),
  };
}

/** What time does to a case, and for which occasion. */
function actOfTime(id: string): Act {
  return {
    cause: { kind: 'WAKE', id, digest: '' },
    by: 'system',
    decide: (state, context) => orElse<Decision>({ facts: [] }, () => ({ facts: wake(state, context) })),
  };
}

/**
 * Opens the case, and tries again later when its rules broke. Every replay comes through here with the rules of the
 * day the case was opened, which may lack what later rules read: the ledger's answer then opens it all the same.
 */
async function open(ledger: CaseLedger, registration: CaseInput): Promise<void> {
  const { caseId, orgCode } = registration;
  const { rules, owner, candidates, retirement } = await loadOpening({
    caseId,
    orgCode,
    at: new Date().toISOString(),
  });
  ledger.rules = rules;
  const opening: Act = {
    cause: { kind: 'OPEN', id: registration.caseId, digest: '' },
    by: 'system',
    decide: (_state, context) =>
      orElse<Decision>({ facts: [] }, () => ({
        facts: decideOpening(registration, owner, context, candidates, retirement),
      })),
  };
  for (;;) {
    await settleOrLog(ledger, opening);
    if (ledger.state.phase !== 'NEW') return;
    await sleep(PAUSE_MS);
  }
}

/** An act that nobody waits for: rejected by the database's own rules, it must not end the case. */
async function settleOrLog(ledger: CaseLedger, act: Act): Promise<void> {
  try {
    await ledger.settle(act);
  } catch (error) {
    if (!isRejected(error)) throw error;
    log.error('an act was rejected', { caseId: ledger.state.caseId, cause: act.cause.id, error });
  }
}

function isDue({ wakeAt, state }: CaseLedger, notBefore: number): boolean {
  const now = Date.now();
  return wakeAt !== undefined && state.phase !== 'CLOSED' && Date.parse(wakeAt) <= now && notBefore <= now;
}

function alarmInstant({ wakeAt, state }: CaseLedger, notBefore: number): number | undefined {
  if (wakeAt === undefined || state.phase === 'CLOSED') return undefined;
  return Math.max(Date.parse(wakeAt) + spread(state.caseId), notBefore);
}

/**
 * Lets time do its part. When it comes to nothing, because the database's own rules forbid it or because nothing
 * was decided, the case must neither fail nor spin: it tries again later.
 * @returns the instant (milliseconds) before which the alarm is not set again
 */
async function settleWake(ledger: CaseLedger): Promise<number> {
  const due = ledger.wakeAt ?? '';
  await settleOrLog(ledger, actOfTime(due));
  return ledger.wakeAt === due ? Date.now() + PAUSE_MS : 0;
}

function isOpen({ state }: CaseLedger): boolean {
  return state.phase !== 'CLOSED';
}

function goOnInNewRun(registration: CaseInput, { state, rules, wakeAt }: CaseLedger): Promise<never> {
  if (!rules) throw new Error('a case goes on only after it was opened');
  const carried = { state, rules, ...(wakeAt !== undefined && { wakeAt }) };
  return continueAsNew<typeof caseWorkflow>({ registration, carried });
}
