import type { Command } from '../../domain/case/commands';
import type { Refusal } from '../../domain/case/refusal';
import type { Instant } from '../../domain/civil-date';
import type { PrismaClient } from '../../prisma/client/client';
import type { Scope } from '../access/scope';
import { canonicalJson } from '../canonical';
import { findCommand, findLastAct, type FactView } from '../cases/case-ledger';
import { ApiError, refusalError } from '../errors/api-error';
import { writeParticulars, type Secrets } from '../particulars';
import { staffNames } from '../staff-names';
import type { CaseCommands } from './case-commands';
import type { CommandContent, CommandDefinition } from './definition';
import { requireOwner } from './owner';
import { CommandReader } from './command-reader';
import { Words } from './words';

export interface CommandAnswer {
  caseId: string;
  commandId: string;
  /** Whether the command stood already. */
  repeated: boolean;
  /** Of the case, after the command. */
  version: number;
  facts: FactView[];
}

interface Attempt {
  caseId: string;
  commandId: string;
  digest: string;
  definition: CommandDefinition;
  body: { caseVersion: number };
}

/** Acts on cases, for one actor. */
export class CommandDesk {
  constructor(
    private readonly db: PrismaClient,
    private readonly scope: Scope,
    private readonly secrets: Secrets,
    private readonly commands: CaseCommands,
    private readonly clock: () => Instant,
  ) {}

  /**
   * Carries a command out, once for each id in its case. What is answered is what stands in the ledger. A repeated
   * command goes to the process again: an attempt whose answer was lost may stand in the ledger and be unknown to the
   * process, which would then wake for what it knew before.
   * @throws ApiError when it is refused or cannot be carried out now
   */
  async carryOut(
    definition: CommandDefinition,
    caseId: string,
    body: { caseVersion: number },
    commandId: string,
  ): Promise<CommandAnswer> {
    const digest = this.digestOf(definition, caseId, body);
    const attempt = { caseId, commandId, digest, definition, body };
    const found = await this.find(attempt);
    if (!found) return this.answerOutOfScope(attempt);
    const earlier = found.stands ? await this.findAnswer(attempt, true) : undefined;
    if (!earlier) await this.checkCase(found, attempt);
    const words = new Words(this.secrets, {
      caseId,
      commandId,
      createdBy: this.scope.actor.staffId,
      createdAt: this.clock(),
    });
    const read = await definition.read?.(new CommandReader(this.db, caseId), body);
    const content = definition.content(body, words, read);
    if (content.kind === 'assignOwner' && !earlier) await requireOwner(this.db, this.scope, content.data);
    if (words.rows.length > 0) await writeParticulars(this.db, words.rows);
    return this.send(attempt, content, earlier !== undefined);
  }

  private async send(attempt: Attempt, content: CommandContent, repeated: boolean): Promise<CommandAnswer> {
    const { caseId, commandId, digest, body } = attempt;
    const { staffId, level } = this.scope.actor;
    const command: Command = {
      ...content,
      id: commandId,
      digest,
      by: { staffId, level },
      expectedVersion: body.caseVersion,
    };
    const outcome = await this.commands.execute(caseId, command);
    if (outcome.kind === 'UNAVAILABLE') throw await this.unanswered(caseId);
    // A refusal, or a process that has ended, may be the answer to a command that was carried out before.
    const standing = await this.findAnswer(attempt, repeated || outcome.kind !== 'ACCEPTED');
    if (standing) return standing;
    switch (outcome.kind) {
      case 'ACCEPTED':
        throw new Error('an accepted command stands in the ledger');
      case 'REFUSED':
        throw await this.refused(outcome.refusal, attempt);
      case 'NOT_RUNNING':
        throw await this.unanswered(caseId);
    }
  }

  private digestOf({ kind }: CommandDefinition, caseId: string, body: unknown): string {
    const text = canonicalJson([kind, caseId, body]);
    return Buffer.from(this.secrets.hash.digest('commands', text)).toString('hex');
  }

  /**
   * The case, when it is in the actor's scope, and whether the command stands already: both as of one moment, so that a
   * lost attempt that lands now is not taken for somebody else's act. One round trip, as every act waits for it.
   */
  private async find({ caseId, commandId }: Attempt): Promise<FoundCase | undefined> {
    const [found] = await this.db.$queryRaw<FoundCase[]>`
      SELECT c.version, c.open, c.state #>> '{pendingEnding,requestedBy}' AS "endingRequestedBy",
             EXISTS (SELECT FROM facts f WHERE f.case_id = c.id AND f.cause_kind = 'COMMAND'
                        AND f.cause_id = ${commandId}) AS stands
        FROM cases c WHERE c.id = ${caseId}::uuid AND ${this.scope.sql('c')}`;
    return found;
  }

  /**
   * Whoever has given a case away sees it no more, and is still answered what became of their own command.
   * @throws ApiError CASE_NOT_FOUND for every other
   */
  private async answerOutOfScope({ caseId, commandId, digest }: Attempt): Promise<CommandAnswer> {
    const found = await findCommand(this.db, caseId, commandId);
    if (found?.by !== this.scope.actor.staffId || found.digest !== digest) {
      throw new ApiError('CASE_NOT_FOUND');
    }
    const { version, facts } = found;
    return { caseId, commandId, repeated: true, version, facts };
  }

  /** @throws ApiError IDEMPOTENCY_KEY_REUSED when the id stands for another command */
  private async findAnswer(attempt: Attempt, repeated: boolean): Promise<CommandAnswer | undefined> {
    const { caseId, commandId } = attempt;
    const found = await findCommand(this.db, caseId, commandId);
    if (!found) return undefined;
    const { digest, version, facts } = found;
    if (digest !== attempt.digest) throw new ApiError('IDEMPOTENCY_KEY_REUSED', { field: 'Idempotency-Key' });
    return { caseId, commandId, repeated, version, facts };
  }

  /** Refuses early what the case would refuse anyway, so that nothing is written for it. */
  private async checkCase(found: FoundCase, attempt: Attempt): Promise<void> {
    if (!found.open) throw new ApiError('CASE_CLOSED');
    const { caseVersion } = attempt.body;
    if (found.version !== caseVersion) {
      const details = { expected: caseVersion, actual: found.version };
      throw await this.refused({ code: 'STALE_VERSION', details }, attempt);
    }
    const isOwnAct = found.endingRequestedBy === this.scope.actor.staffId;
    if (attempt.definition.kind === 'reviewEnding' && isOwnAct)
      throw new ApiError('OWN_ACT', { clauses: ['R-61'] });
  }

  private async refused(refusal: Refusal, { caseId, definition, body }: Attempt): Promise<ApiError> {
    if (refusal.code === 'STALE_VERSION')
      return new ApiError('STALE_VERSION', await this.overtakenBy(caseId, refusal));
    const explained = definition.explain?.(refusal, body);
    return explained ? new ApiError(refusal.code, explained) : refusalError(refusal);
  }

  private async overtakenBy(
    caseId: string,
    { details = {} }: Refusal,
  ): Promise<{ details: Record<string, string | number> }> {
    const last = await findLastAct(this.db, caseId);
    if (!last) return { details };
    const nameOf = await staffNames(this.db, [last.by]);
    const { kind, label, at, by } = last;
    return {
      details: {
        ...details,
        lastChange: kind,
        lastChangeLabel: label,
        lastChangeAt: at,
        lastChangeBy: nameOf(by),
      },
    };
  }

  private async unanswered(caseId: string): Promise<ApiError> {
    const { open } = await this.db.case.findUniqueOrThrow({ where: { id: caseId }, select: { open: true } });
    if (!open) return new ApiError('CASE_CLOSED');
    const request = await this.db.startRequest.findUnique({ where: { caseId }, select: { startedAt: true } });
    return new ApiError(request?.startedAt ? 'PROCESS_UNAVAILABLE' : 'CASE_STARTING');
  }
}

interface FoundCase {
  version: number;
  open: boolean;
  /** Staff id, while an ending waits for its second person. */
  endingRequestedBy: string | null;
  stands: boolean;
}
