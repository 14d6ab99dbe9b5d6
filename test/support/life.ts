import type { Actor, Command, CommandData, CommandKind } from '../../domain/case/commands';
import type { RulesInForce } from '../../domain/case/context';
import type { NumberedFact } from '../../domain/case/correction/entry';
import { decide, decideOpening, type Decision } from '../../domain/case/decide';
import { newCase } from '../../domain/case/evolve';
import type { FactData, FactKind } from '../../domain/case/facts';
import { foldBatch, type Batch } from '../../domain/case/fold';
import type { OwnerCandidate } from '../../domain/case/intake/facts';
import type { CaseInput, CaseState } from '../../domain/case/state';
import { nextWake, wake } from '../../domain/case/wake';
import { civilDateOf, startOfDay, type Instant } from '../../domain/civil-date';
import type { RetirementMonths } from '../../domain/retirement-check';
import { XUCHANG_RULES } from './rules';

export const CASEWORKER: Actor = { staffId: '00000000-0000-4000-8000-0000000000c1', level: 'COMMUNITY' };
export const REVIEWER: Actor = { staffId: '00000000-0000-4000-8000-0000000000a1', level: 'SUBDISTRICT' };
export const COUNTY_OFFICER: Actor = { staffId: '00000000-0000-4000-8000-0000000000b1', level: 'COUNTY' };

/** 10:00 in the morning of a civil date in Asia/Shanghai. */
export function morning(date: string): Instant {
  return new Date(Date.parse(startOfDay(date)) + 10 * 3_600_000).toISOString();
}

/** An individual plan agreed on a day, with all that ask of one. */
export function planOf(on: string): CommandData['agreePlan'] {
  const { staffId } = CASEWORKER;
  const measures = (['VACANCIES', 'TRAINING'] as const).map((measure) => ({ measure, staffId, dueOn: on }));
  return { on, planId: '00000000-0000-4000-8000-0000000000d1', helperId: staffId, measures };
}

/** A registration as a case receives it. */
export function registration(on: string, more: Partial<CaseInput> = {}): CaseInput {
  const registeredAt = more.registeredAt ?? morning(on);
  return {
    caseId: '00000000-0000-4000-8000-000000000001',
    registeredOn: civilDateOf(registeredAt),
    orgCode: '411002001001',
    classes: ['JOB'],
    ...more,
    registeredAt,
  };
}

/** One case lived on virtual time, by the decider alone: time does its part whenever it is due. */
export class Life {
  state: CaseState;
  readonly batches: (Batch & { at: Instant })[] = [];
  now: Instant;

  constructor(
    readonly input: CaseInput,
    public rules: RulesInForce = XUCHANG_RULES,
    owner: OwnerCandidate = { orgCode: input.orgCode, staffId: CASEWORKER.staffId },
    retirement?: RetirementMonths,
  ) {
    this.now = input.registeredAt;
    this.state = newCase(input.caseId);
    const context = { ...rules, at: this.now };
    this.commit('OPEN', 'open', decideOpening(input, owner, context, [], retirement));
  }

  /** Lets time pass to an instant or to the morning of a date. */
  until(moment: Instant): this {
    const end = moment.length === 10 ? morning(moment) : moment;
    for (let due = nextWake(this.state, this.now); due && due <= end; due = nextWake(this.state, this.now)) {
      this.now = due;
      this.commit('WAKE', due, wake(this.state, { ...this.rules, at: due }));
    }
    this.now = end;
    return this;
  }

  /** Decides a command now, on the case as it stands, and lets it stand. */
  tries<K extends CommandKind>(kind: K, data: CommandData[K], by: Actor = CASEWORKER): Decision {
    const id = `command-${this.batches.length}`;
    const command = { kind, id, digest: '', by, expectedVersion: this.state.version, data } as Command;
    const decision = decide(this.state, command, { ...this.rules, at: this.now });
    if ('facts' in decision) this.commit('COMMAND', id, decision.facts);
    return decision;
  }

  /** As `tries`, for an act that is lawful: anything else fails the test. */
  does<K extends CommandKind>(kind: K, data: CommandData[K], by: Actor = CASEWORKER): this {
    const decision = this.tries(kind, data, by);
    if ('refusal' in decision) throw new Error(`${kind} was refused: ${decision.refusal.code}`);
    return this;
  }

  get today(): string {
    return civilDateOf(this.now);
  }

  /** Every fact so far, numbered as the ledger does. */
  get ledger(): NumberedFact[] {
    return this.batches.flatMap(({ facts }) => facts).map((fact, index) => ({ ...fact, seq: index + 1 }));
  }

  /** The data of every fact of a kind, in order. */
  factsOf<K extends FactKind>(kind: K): FactData[K][] {
    const ofKind = this.batches.flatMap(({ facts }) => facts.filter((fact) => fact.kind === kind));
    return ofKind.map(({ data }) => data as FactData[K]);
  }

  /** Gives the four basic services today. */
  givesBasicFour(): this {
    for (const item of [
      'REGISTRATION_SERVICE',
      'INFORMATION_SERVICE',
      'POLICY_SERVICE',
      'BUSINESS_SERVICE',
    ]) {
      this.does('recordService', { item, answer: 'PROVIDED', on: this.today });
    }
    return this;
  }

  /** Gives one guidance, three vacancies that differ and one training today. */
  gives131(): this {
    this.does('recordService', { item: 'CAREER_GUIDANCE', answer: 'PROVIDED', on: this.today });
    for (const reference of ['V-1', 'V-2', 'V-3']) {
      this.does('recordService', {
        item: 'VACANCY',
        answer: 'PROVIDED',
        on: this.today,
        reference,
        fitReason: 'WAGE',
      });
    }
    return this.does('recordService', {
      item: 'TRAINING',
      answer: 'DECLINED',
      on: this.today,
      reference: 'T-1',
    });
  }

  /** Gives today all that is owed at first, and hears at once that nothing came of the vacancies. */
  givesAll(): this {
    this.givesBasicFour().gives131();
    this.does('recordService', { item: 'JOB_SEARCH_GUIDANCE', answer: 'PROVIDED', on: this.today });
    for (const reference of ['V-1', 'V-2', 'V-3']) {
      this.does('recordPushResult', { reference, on: this.today, result: 'NOT_HIRED' });
    }
    return this;
  }

  /** Holds a follow-up today, in which nothing has changed. */
  followsUp(): this {
    const findings = {
      jobSearch: 'SEARCHING',
      income: 'UNCHANGED',
      family: 'UNCHANGED',
      intent: 'UNCHANGED',
    } as const;
    return this.does('recordFollowUp', { on: this.today, channel: 'PHONE', findings });
  }

  private commit(kind: Batch['cause']['kind'], id: string, facts: Batch['facts']): void {
    const batch = { cause: { kind, id, digest: '' }, facts, at: this.now };
    this.batches.push(batch);
    this.state = foldBatch(this.state, batch);
  }
}
