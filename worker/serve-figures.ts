import type { Pool } from 'pg';
import { Gauge } from 'prom-client';
import { METRICS } from '../telemetry/metrics';
import { FIGURES, readFigures } from './figures';

/** People watch, nobody acts on a figure of the same half minute: so often at most the database is asked, however many scrape. */
const FRESH_MS = 30_000;

/** Shows the figures of the database with the process's own. Without the database there are none, rather than old ones. */
export function serveFigures(pool: Pool): void {
  let read: { until: number; done: Promise<void> } | undefined;
  const collect = (): Promise<void> => {
    if (!read || Date.now() > read.until) read = { until: Date.now() + FRESH_MS, done: refresh() };
    return read.done;
  };
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [METRICS], collect });
  const gauges = FIGURES.map(({ name, help, labels }) => gauge(name, help, labels));
  const databaseUp = gauge('bangfu_database_up', 'Whether the figures of the database could be read');
  const nextYearMissing = gauge(
    'bangfu_next_year_missing',
    '1 from 1 December as long as the holidays of the next year are not imported',
  );

  async function refresh(): Promise<void> {
    const found = await readFigures(pool, new Date().toISOString()).catch(() => undefined);
    databaseUp.set(found ? 1 : 0);
    nextYearMissing.set(found?.nextYearMissing ? 1 : 0);
    for (const [index, one] of gauges.entries()) {
      one.reset();
      // A gauge without labels is set back to 0, which would be an answer.
      one.remove({});
      for (const { value, ...labels } of found?.rows[index] ?? []) {
        if (value !== null) one.set(labels as Record<string, string>, Number(value));
      }
    }
  }
}
