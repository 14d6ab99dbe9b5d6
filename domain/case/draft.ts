import type { ClauseId } from '../clauses';
import type { DecisionContext } from './context';
import { evolve } from './evolve';
import type { Fact, FactData, FactKind } from './facts';
import type { CaseState } from './state';

/**
 * A decision being written: each fact is folded as it is added, so that the next rule sees what the
 * one before it decided. Nothing outside changes.
 */
export class Draft {
  readonly facts: Fact[] = [];

  constructor(
    public state: CaseState,
    readonly context: DecisionContext,
  ) {}

  add<K extends FactKind>(kind: K, clauses: ClauseId[], data: FactData[K]): void {
    const fact = { kind, clauses, data } as Fact;
    this.facts.push(fact);
    this.state = evolve(this.state, fact);
  }
}
