import {
  ActivityFailure,
  ApplicationFailure,
  Client,
  Connection,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type ClientInterceptors,
  type ConnectionOptions,
} from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Command } from '../../domain/case/commands';
import type { Refusal } from '../../domain/case/refusal';
import { caseWorkflowId, REFUSED_FAILURE, updateNameOf, type CommandResult } from '../../workflows/messages';
import type { ApiConfig } from '../config';
import type { CaseCommands, CommandOutcome } from './case-commands';

/** A member of staff waits so long, and then gets a clear answer instead. */
const ANSWER_WITHIN_MS = 10_000;
const CHECK_WITHIN_MS = 2_000;
/** How Temporal answers an update whose workflow ended before it did. */
const ENDED_MEANWHILE = 'AcceptedUpdateCompletedWorkflow';

export interface TemporalCommandsOptions {
  answerWithinMs?: number;
  interceptors?: ClientInterceptors;
}

/** Commands as Updates of the case's workflow. Connects when first used: the API starts without Temporal. */
export class TemporalCommands implements CaseCommands {
  private readonly connection: Connection;
  private readonly client: Client;
  private readonly answerWithinMs: number;

  constructor(
    { address, namespace, apiKey, tls }: ApiConfig['temporal'],
    dataConverter: DataConverter,
    { answerWithinMs = ANSWER_WITHIN_MS, interceptors = {} }: TemporalCommandsOptions = {},
  ) {
    this.answerWithinMs = answerWithinMs;
    const options: ConnectionOptions = { address, tls, ...(apiKey !== undefined && { apiKey }) };
    this.connection = Connection.lazy(options);
    this.client = new Client({ connection: this.connection, namespace, dataConverter, interceptors });
  }

  async execute(caseId: string, command: Command): Promise<CommandOutcome> {
    const handle = this.client.workflow.getHandle(caseWorkflowId(caseId));
    try {
      const result = await this.client.withDeadline(Date.now() + this.answerWithinMs, () =>
        handle.executeUpdate<CommandResult, [Command]>(updateNameOf(command.kind), {
          updateId: updateIdOf(command),
          args: [command],
        }),
      );
      return { kind: 'ACCEPTED', result };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  isUp(): Promise<boolean> {
    const request = this.connection.withDeadline(Date.now() + CHECK_WITHIN_MS, () =>
      this.connection.workflowService.getSystemInfo({}),
    );
    return request.then(
      () => true,
      () => false,
    );
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}

/**
 * Temporal answers an update id for as long as the run lasts with what it answered first, a refusal included. With the
 * digest in it, a corrected form under the same key is a new attempt; that a key is carried out once is the ledger's
 * to say, which knows commands by their id alone.
 */
function updateIdOf({ id, digest }: Command): string {
  return `${id}~${digest.slice(0, 16)}`;
}

/** @throws the error itself when it is none of those that are foreseen */
function outcomeOf(error: unknown): CommandOutcome {
  if (error instanceof WorkflowNotFoundError) return { kind: 'NOT_RUNNING' };
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (type === REFUSED_FAILURE) return { kind: 'REFUSED', refusal: details?.[0] as Refusal };
    if (type === ENDED_MEANWHILE) return { kind: 'NOT_RUNNING' };
  }
  if (isOutOfStep(error)) return { kind: 'UNAVAILABLE' };
  if (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error) ||
    isServiceError(error)
  ) {
    return { kind: 'UNAVAILABLE' };
  }
  throw error;
}

/** The process knows more than a database that was put back: reconciliation puts another in its place. */
function isOutOfStep(error: unknown): boolean {
  if (!(error instanceof WorkflowUpdateFailedError)) return false;
  const failure = error.cause instanceof ActivityFailure ? error.cause.cause : error.cause;
  return failure instanceof ApplicationFailure && failure.type === 'LEDGER_BEHIND';
}

/** The client wraps what the transport reports in an error of its own. */
function isServiceError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ServiceError';
}
