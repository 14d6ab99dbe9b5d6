import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Logger } from 'pino';
import { Histogram } from 'prom-client';
import type { CommitRequest, CommitResult } from '../domain/case/commit';
import { METRICS } from '../telemetry/metrics';

const COMMITS = new Histogram({
  name: 'bangfu_commit_seconds',
  help: 'A commit of a case, from its call to what stands, by what caused it and what came of it',
  labelNames: ['cause', 'outcome'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [METRICS],
});

const WAKE_LAGS = new Histogram({
  name: 'bangfu_wake_lag_seconds',
  help: 'Wake-ups that changed a case: how long after the due instant; up to two hours are intended',
  buckets: [60, 600, 1_800, 3_600, 7_200, 10_800, 21_600, 86_400],
  registers: [METRICS],
});

/** Counts every activity, and leaves one line of each in the log: ids of cases and names of code, no more. */
export function observeActivities(log: Logger): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        const began = performance.now();
        const elapsed = () => (performance.now() - began) / 1_000;
        const { activityType: activity, attempt } = info;
        const line = { activity, workflowId: info.workflowExecution?.workflowId, attempt };
        try {
          const result: unknown = await next(input);
          const outcome = activity === 'commitFacts' ? observeCommit(input.args, result, elapsed()) : {};
          log.info({ ...line, ...outcome, ms: Math.round(elapsed() * 1_000) }, 'done');
          return result;
        } catch (error) {
          const cause = causeOf(input.args);
          if (activity === 'commitFacts' && cause)
            COMMITS.observe({ cause, outcome: failureOf(error) }, elapsed());
          log.warn({ ...line, ms: Math.round(elapsed() * 1_000), err: error }, 'failed');
          throw error;
        }
      },
    },
  });
}

function observeCommit(args: unknown[], answer: unknown, seconds: number) {
  const [{ cause, at }] = args as [CommitRequest];
  const result = answer as CommitResult;
  COMMITS.observe({ cause: cause.kind, outcome: result.kind }, seconds);
  const lag = (Date.parse(at) - Date.parse(cause.id)) / 1_000;
  // Other occasions, such as published rules, carry an id that is no instant.
  if (cause.kind === 'WAKE' && result.kind === 'STANDS' && lag >= 0) WAKE_LAGS.observe(lag);
  return {
    cause: cause.kind,
    outcome: result.kind,
    ...(result.kind === 'REFUSED' && { code: result.refusal.code }),
  };
}

function causeOf(args: unknown[]): string | undefined {
  const [request] = args as [Partial<CommitRequest> | undefined];
  return request?.cause?.kind;
}

/** COMMIT_REJECTED and LEDGER_BEHIND are for good; everything else is tried again. */
function failureOf(error: unknown): string {
  return error instanceof ApplicationFailure ? (error.type ?? 'FAILED') : 'FAILED';
}
