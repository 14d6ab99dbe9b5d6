import { AsyncLocalStorage, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import type { Payload } from '@temporalio/common';

/** The header in which the client's and the activities' interceptors of OpenTelemetry carry a trace. */
const TRACE_HEADER = '_tracer-data';

const current = new AsyncLocalStorage<Payload>();

/**
 * Passes the trace of an Update on to the local activities that are called for it, and makes no span itself: a case's
 * own would last for years. Nothing here waits, so that commands come in the same order with it and without it.
 */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      handleUpdate: (input, next) => {
        const trace = input.headers[TRACE_HEADER];
        return trace ? current.run(trace, next, input) : next(input);
      },
    },
  ],
  outbound: [
    {
      scheduleLocalActivity: (input, next) => {
        const trace = current.getStore();
        return next(trace ? { ...input, headers: { ...input.headers, [TRACE_HEADER]: trace } } : input);
      },
    },
  ],
});

/** Lets what is done later, by the one loop of a case, belong to the trace of whoever asks for it now. */
export function inTraceOfNow<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  const trace = current.getStore();
  return trace ? (...args) => current.run(trace, work, ...args) : work;
}
