import type { Actor, Command, CommandData, CommandKind } from '../../domain/case/commands';
import type { DecisionContext, RulesInForce } from '../../domain/case/context';
import { decide, decideOpening } from '../../domain/case/decide';
import { newCase } from '../../domain/case/evolve';
import type { Fact } from '../../domain/case/facts';
import { foldBatch, type BatchCause } from '../../domain/case/fold';
import type { OwnerCandidate } from '../../domain/case/intake/facts';
import type { CaseInput, CaseState } from '../../domain/case/state';
import { nextWake, wake } from '../../domain/case/wake';
import { civilDateOf, type CivilDate, type Instant } from '../../domain/civil-date';

/** Sees what a case decides; nothing is kept. */
export interface Observer {
  facts(facts: readonly Fact[]): void;
  commanded(): void;
  refused(kind: CommandKind, code: string): void;
  woken(): void;
}

/** One case on virtual time, by the decider alone. It holds its state and no past. */
export class LeanCase {
  state: CaseState;
  private now: Instant;

  constructor(
    readonly input: CaseInput,
    owner: OwnerCandidate,
    readonly rules: RulesInForce,
    private readonly observer: Observer,
  ) {
    this.now = input.registeredAt;
    this.state = newCase(input.caseId);
    this.stand('OPEN', decideOpening(input, owner, this.context));
  }

  get today(): CivilDate {
    return civilDateOf(this.now);
  }

  /** Lets time do its part up to an instant. */
  until(end: Instant): void {
    for (let due = nextWake(this.state, this.now); due && due <= end; due = nextWake(this.state, this.now)) {
      this.now = due;
      this.observer.woken();
      this.stand('WAKE', wake(this.state, this.context));
    }
    if (end > this.now) this.now = end;
  }

  /** Does an act now, on the case as it stands. */
  does<K extends CommandKind>(kind: K, data: CommandData[K], by: Actor): void {
    const command = { kind, id: '', digest: '', by, expectedVersion: this.state.version, data } as Command;
    const decision = decide(this.state, command, this.context);
    this.observer.commanded();
    if ('facts' in decision) this.stand('COMMAND', decision.facts);
    else this.observer.refused(kind, decision.refusal.code);
  }

  private get context(): DecisionContext {
    return { ...this.rules, at: this.now };
  }

  private stand(kind: BatchCause['kind'], facts: Fact[]): void {
    this.observer.facts(facts);
    this.state = foldBatch(this.state, { cause: { kind, id: '', digest: '' }, facts });
  }
}
