import { isSpanContextValid, trace } from '@opentelemetry/api';
import pino, { type Logger } from 'pino';
import { safeError } from './safe-error';

/** What every log of ours has in common: errors without their words. */
export const LOG_OPTIONS = {
  level: 'info',
  serializers: { err: safeError },
};

/** The log of a process: lines of JSON on its output, each with the trace that it belongs to. */
export function createLog(name: string): Logger {
  return pino({ name, ...LOG_OPTIONS, mixin: currentTrace });
}

/** The trace under way, for a line of a log; nothing while traces are off. */
function currentTrace(): { traceId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { traceId: span.traceId } : {};
}
