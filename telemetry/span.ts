import { SpanStatusCode, trace } from '@opentelemetry/api';
import { safeError } from './safe-error';

/** Does work as a part of its own in the trace under way; while traces are off, just does it. */
export function inSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
  return trace.getTracer('bangfu').startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', safeError(error).code ?? safeError(error).type);
      throw error;
    } finally {
      span.end();
    }
  });
}
