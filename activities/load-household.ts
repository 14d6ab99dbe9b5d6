import type { Pool } from 'pg';
import { civilDateOf, type Instant } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import { nextHouseholdWake } from '../domain/household-case/decide';
import { foldHousehold } from '../domain/household-case/facts';
import type { HouseholdState } from '../domain/household-case/state';
import { readHouseholdLedger } from './ledger';
import { readRules } from './rules-in-force';

/** Where a household stands by its ledger, and the rules in force. */
export interface LoadedHousehold {
  state: HouseholdState;
  rules: RulesInForce;
  wakeAt?: Instant;
}

/** Folds a household's ledger; one that nobody has heard of has none yet. */
export async function loadHousehold(
  pool: Pool,
  { householdId, at }: { householdId: string; at: Instant },
): Promise<LoadedHousehold> {
  const state = foldHousehold(householdId, await readHouseholdLedger(pool, householdId));
  const wakeAt = nextHouseholdWake(state, at);
  return { state, rules: await readRules(pool, civilDateOf(at)), ...(wakeAt && { wakeAt }) };
}
