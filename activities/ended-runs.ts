/** A run of a workflow that has ended, or has gone on in a new run. */
export interface EndedRun {
  workflowId: string;
  runId: string;
  workflowType: string;
  /** 'COMPLETED', 'CONTINUED_AS_NEW', 'TERMINATED' … */
  status: string;
  closedAt: Date;
}

/** Ended runs, as long as the process engine keeps them. Every call rejects while it is away. */
export interface EndedRuns {
  /** Runs of cases and households that ended at or after an instant, or all when none is given; page by page. */
  pages(since?: Date): AsyncIterable<EndedRun[]>;
  /** A run's history as the engine holds it: temporal.api.history.v1.History in Protocol Buffers, payloads encoded. */
  history(run: EndedRun): Promise<{ bytes: Uint8Array; events: number }>;
}
