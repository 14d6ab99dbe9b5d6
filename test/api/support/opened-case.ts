import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commitFacts } from '../../../activities/commit-facts';
import { loadOpening } from '../../../activities/load-opening';
import type { Command, CommandData, CommandKind } from '../../../domain/case/commands';
import { decide, decideOpening, type Decision } from '../../../domain/case/decide';
import type { BatchCause } from '../../../domain/case/fold';
import type { CaseState } from '../../../domain/case/state';
import type { CaseInput } from '../../../domain/case/state';
import { wake } from '../../../domain/case/wake';
import type { RulesInForce } from '../../../domain/case/context';
import { levelOf } from '../../../domain/organisation';
import { createPool } from '../../../prisma/connection-pool';
import type { ApiWorld } from './api-world';

/** The part of a case that its workflow plays, done here at the test's own time: decide, and let the ledger answer. */
export class CaseKeeper {
  private readonly pool: Pool;

  constructor(private readonly world: ApiWorld) {
    this.pool = createPool({ connectionString: world.database.applicationUrl });
  }

  stop(): Promise<void> {
    return this.pool.end();
  }

  /** Opens a registered case at the world's present instant. */
  async open(caseId: string): Promise<void> {
    const row = await this.world.db.case.findUniqueOrThrow({
      where: { id: caseId },
      include: { registration: true },
    });
    const { orgCode, registration } = row;
    const input: CaseInput = {
      caseId,
      orgCode,
      registeredAt: registration.registeredAt.toISOString(),
      registeredOn: registration.registeredOn.toISOString().slice(0, 10),
      classes: ['JOB'],
    };
    const { owner, candidates, retirement } = await loadOpening(this.pool, {
      caseId,
      orgCode,
      at: this.world.now,
    });
    await this.commit(caseId, { kind: 'OPEN', id: caseId, digest: '' }, 'system', (_state, context) => ({
      facts: decideOpening(input, owner, context, candidates, retirement),
    }));
  }

  /** Carries a command out for somebody of an organisation. */
  async does<K extends CommandKind>(
    caseId: string,
    kind: K,
    data: CommandData[K],
    by: { staffId: string; orgCode: string },
  ): Promise<void> {
    const actor = { staffId: by.staffId, level: levelOf(by.orgCode) };
    const command = { kind, id: randomUUID(), digest: '', by: actor, data } as Command;
    const cause: BatchCause = { kind: 'COMMAND', id: command.id, digest: '' };
    await this.commit(caseId, cause, by.staffId, (state, context) => decide(state, command, context));
  }

  /** Lets time do its part at the world's present instant. */
  async wake(caseId: string): Promise<void> {
    const { now } = this.world;
    await this.commit(caseId, { kind: 'WAKE', id: now, digest: '' }, 'system', (state, context) => ({
      facts: wake(state, context),
    }));
  }

  private async commit(
    caseId: string,
    cause: BatchCause,
    by: string,
    decideOn: (state: CaseState, context: RulesInForce & { at: string }) => Decision,
  ): Promise<void> {
    const at = this.world.now;
    const { state } = await this.world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    const { rules } = await loadOpening(this.pool, { caseId, orgCode: '4110', at });
    const before = state as unknown as CaseState;
    const result = await commitFacts(this.pool, {
      caseId,
      afterSeq: before.seq,
      at,
      by,
      cause,
      rules: { policyVersion: rules.policy.id, calendarVersion: rules.calendar.version },
      decision: decideOn(before, { ...rules, at }),
    });
    if (result.kind !== 'STANDS') throw new Error(`not committed: ${JSON.stringify(result)}`);
  }
}
