import { collectDefaultMetrics, Registry } from 'prom-client';

/** Everything this process counts. Labels are literals of the code, codes of counties and kinds of work: never a case or a person. */
export const METRICS = new Registry();

/** CPU, memory, handles, event loop and garbage collection of this process. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: METRICS });
}
