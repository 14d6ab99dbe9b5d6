import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commitHouseholdFacts } from '../../activities/commit-facts';
import { loadHousehold } from '../../activities/load-household';
import type { DecisionContext } from '../../domain/case/context';
import { hearOfMember, nextHouseholdWake, wakeHousehold } from '../../domain/household-case/decide';
import {
  foldHouseholdBatch,
  type HouseholdBatch,
  type HouseholdCommitRequest,
  type HouseholdCommitResult,
  type HouseholdFact,
} from '../../domain/household-case/facts';
import { newHousehold, type HouseholdState, type MemberNews } from '../../domain/household-case/state';
import { morning } from '../support/life';

/** One household on virtual time, kept by the commit activity itself, without the engine. */
export class KeptHousehold {
  state: HouseholdState;

  constructor(
    private readonly pool: Pool,
    readonly householdId: string = randomUUID(),
    public now = morning('2026-03-02'),
  ) {
    this.state = newHousehold(householdId);
  }

  /** News as a member's case would have it. */
  news(caseId: string, seq: number, more: Partial<MemberNews> = {}): MemberNews {
    return {
      householdId: this.householdId,
      caseId,
      seq,
      orgCode: '411002001001',
      certified: false,
      standing: 'UNEMPLOYED',
      on: this.now.slice(0, 10),
      ...more,
    };
  }

  async hears(news: MemberNews): Promise<this> {
    await this.settles(await this.request(news));
    return this;
  }

  /** Lets time pass to the morning of a date; what time does is committed as it comes. */
  async until(date: string): Promise<this> {
    const end = morning(date);
    for (
      let due = nextHouseholdWake(this.state, this.now);
      due && due <= end;
      due = nextHouseholdWake(this.state, this.now)
    ) {
      this.now = due;
      const cause = { kind: 'WAKE', id: due, digest: '' } as const;
      await this.settles(await this.asks(cause, (context) => wakeHousehold(this.state, context)));
    }
    this.now = end;
    return this;
  }

  /** What the process asks of the ledger on news, on what it knows now. */
  request(news: MemberNews): Promise<HouseholdCommitRequest> {
    const cause = { kind: 'MEMBER', id: `${news.caseId}:${news.seq}`, digest: '' } as const;
    return this.asks(cause, (context) => hearOfMember(this.state, news, context));
  }

  commit(request: HouseholdCommitRequest): Promise<HouseholdCommitResult> {
    return commitHouseholdFacts(this.pool, request);
  }

  private async asks(
    cause: HouseholdBatch['cause'],
    decide: (context: DecisionContext) => HouseholdFact[],
  ): Promise<HouseholdCommitRequest> {
    const { householdId, now: at } = this;
    const { rules } = await loadHousehold(this.pool, { householdId, at });
    return {
      householdId,
      afterSeq: this.state.seq,
      at,
      by: 'system',
      cause,
      rules: { policyVersion: rules.policy.id, calendarVersion: rules.calendar.version },
      decision: { facts: decide({ ...rules, at }) },
    };
  }

  private async settles(request: HouseholdCommitRequest): Promise<void> {
    const answer = await this.commit(request);
    if (answer.kind === 'ANSWERED') return;
    if (answer.kind !== 'STANDS') throw new Error(`${request.cause.id}: ${JSON.stringify(answer)}`);
    this.state = answer.batches.reduce(foldHouseholdBatch, this.state);
  }
}
