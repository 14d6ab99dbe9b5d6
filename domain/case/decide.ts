import type { HardshipCandidate } from '../hardship/candidates';
import type { RetirementMonths } from '../retirement-check';
import type { Acts } from './acts';
import { benefitActs } from './benefits/referrals';
import { classActs } from './classes/classes';
import type { Command, CommandData, CommandKind } from './commands';
import { comparisonActs } from './comparison/comparison';
import { correctionActs } from './correction/correction';
import type { DecisionContext } from './context';
import { Draft } from './draft';
import { employmentActs } from './employment/employment';
import { endingActs } from './ending/ending';
import { newCase } from './evolve';
import type { Fact } from './facts';
import { followUpActs } from './follow-up/follow-up';
import { hardshipActs } from './hardship/hardship';
import { householdActs } from './household/household';
import { intakeActs, openCase } from './intake/intake';
import type { OwnerCandidate } from './intake/facts';
import { longTermActs } from './long-term/long-term';
import { publicPostActs } from './public-post/public-post';
import { pushActs } from './pushes/pushes';
import { Refused, type Refusal } from './refusal';
import { retirementActs } from './retirement/retirement';
import { selfReportActs } from './self-report/self-report';
import { serviceActs } from './services/first-help';
import { isHelped, type CaseInput, type CaseState } from './state';
import { rescheduleProvisional } from './tasks';
import { transferActs } from './transfer/transfer';
import { visitActs } from './visit/visit';

const ACTS: Acts<CommandData> = {
  ...intakeActs,
  ...correctionActs,
  ...serviceActs,
  ...classActs,
  ...pushActs,
  ...benefitActs,
  ...followUpActs,
  ...hardshipActs,
  ...longTermActs,
  ...employmentActs,
  ...publicPostActs,
  ...householdActs,
  ...endingActs,
  ...comparisonActs,
  ...retirementActs,
  ...selfReportActs,
  ...transferActs,
  ...visitActs,
};

export const COMMAND_KINDS = Object.keys(ACTS) as readonly CommandKind[];

export type Decision = { facts: Fact[] } | { refusal: Refusal };

/** Opens a case on its registration. */
export function decideOpening(
  input: CaseInput,
  owner: OwnerCandidate,
  context: DecisionContext,
  candidates: readonly HardshipCandidate[] = [],
  retirement?: RetirementMonths,
): Fact[] {
  const draft = new Draft(newCase(input.caseId), context);
  openCase(draft, input, owner, candidates, retirement);
  return draft.facts;
}

/**
 * Decides a command: the facts it yields, or why it is refused. Pure: the same state, command and context give
 * the same answer.
 */
export function decide(state: CaseState, command: Command, context: DecisionContext): Decision {
  const refusal = guard(state, command);
  if (refusal) return { refusal };
  const draft = new Draft(state, context);
  try {
    rescheduleProvisional(draft);
    const carryOut = ACTS[command.kind] as (draft: Draft, command: Command) => void;
    carryOut(draft, command);
    return { facts: draft.facts };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

/** What is still done on a case whose help has ended, until nobody can object to that any more. */
const ACTS_AFTER_HELP: readonly CommandKind[] = [
  'recordNotice',
  'recordObjection',
  'reviewObjection',
  'recordUnemployedAgain',
  'assignOwner',
  'transferCase',
];

/** What can be refused without the rules in force: a case or a help that has ended, and a decision on an older version. */
export function guard(state: CaseState, command: Command): Refusal | undefined {
  if (state.phase === 'CLOSED') return { code: 'CASE_CLOSED' };
  if (state.phase === 'OPEN' && !isHelped(state) && !ACTS_AFTER_HELP.includes(command.kind))
    return { code: 'HELP_ENDED' };
  const { expectedVersion } = command;
  if (expectedVersion === undefined || expectedVersion === state.version) return undefined;
  return { code: 'STALE_VERSION', details: { expected: expectedVersion, actual: state.version } };
}
