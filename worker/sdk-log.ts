import { DefaultLogger, type LogMetadata } from '@temporalio/worker';
import type { Logger } from 'pino';

/** What the engine and the workflows may say besides their message: ids and names of code, nothing that came in. */
const SAID = [
  'workflowId',
  'workflowType',
  'runId',
  'run_id',
  'activityType',
  'attempt',
  'taskQueue',
  'caseId',
] as const;

/**
 * Where the engine, workflows and activities log: into the worker's own log, from WARN on. Whatever else they attach
 * stays out, and of errors what they say.
 */
export function sdkLogger(log: Logger): DefaultLogger {
  return new DefaultLogger('WARN', ({ level, message, meta = {} }) => {
    const line = { from: String(meta['sdkComponent'] ?? 'core'), ...said(meta) };
    if (level === 'ERROR') log.error(line, message);
    else log.warn(line, message);
  });
}

function said(meta: LogMetadata): Record<string, unknown> {
  const known = SAID.filter((name) => ['string', 'number'].includes(typeof meta[name]));
  const err: unknown = meta['error'];
  return {
    ...Object.fromEntries(known.map((name) => [name, meta[name] as unknown])),
    ...(err !== undefined && { err }),
  };
}
