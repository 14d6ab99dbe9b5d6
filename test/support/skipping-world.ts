import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Client as Database } from 'pg';
import { SEARCH_ATTRIBUTE_TYPES } from '../../local/temporal-namespace';
import {
  addDays,
  addMonths,
  civilDateOf,
  startOfDay,
  weekday,
  type CivilDate,
} from '../../domain/civil-date';
import { provisionalYear } from '../../domain/working-days';
import { CaseWorld, type LivingCase } from './case-world';
import { skippingEnvironment } from './skipping-environment';

const YEARS_PUBLISHED = 60;

/** The present year: the clock begins today, and is never turned back. */
const THIS_YEAR = new Date().getUTCFullYear();

/** A world whose clock is skipped, so that years of a case pass in seconds. One clock for all: lives go one by one. */
export class SkippingWorld {
  private constructor(
    private readonly env: TestWorkflowEnvironment,
    readonly cases: CaseWorld,
  ) {}

  /** @param lastPublished the last year whose holidays are known when the world begins */
  static async start(lastPublished = THIS_YEAR + YEARS_PUBLISHED): Promise<SkippingWorld> {
    const env = await skippingEnvironment();
    // This server is new each time, and lists none.
    await env.connection.operatorService.addSearchAttributes({ searchAttributes: SEARCH_ATTRIBUTE_TYPES });
    const cases = await CaseWorld.start({
      client: env.client,
      nativeConnection: env.nativeConnection,
      namespace: env.namespace ?? 'default',
    });
    await publishCalendars(cases.ownerUrl, lastPublished);
    return new SkippingWorld(env, cases);
  }

  async stop(): Promise<void> {
    await this.cases.stop();
    await this.env.teardown();
  }

  /**
   * Registers somebody at ten in the morning of a Monday in early March: in the weeks that follow no holiday shifts
   * a working day, whatever year it is.
   */
  async registerInMarch(birthDate?: (monday: CivilDate) => CivilDate): Promise<LivingCase> {
    const monday = await this.nextMarchMonday();
    await this.until(monday, 10);
    return (await this.cases.register(monday, {}, birthDate?.(monday))).opened();
  }

  /** Lets time pass to an hour of a civil date in Asia/Shanghai. */
  async until(date: CivilDate, hour = 10): Promise<void> {
    const ms = Date.parse(startOfDay(date)) + hour * 3_600_000 - (await this.env.currentTimeMs());
    if (ms > 0) await this.env.sleep(ms);
  }

  async today(): Promise<CivilDate> {
    return civilDateOf(new Date(await this.env.currentTimeMs()).toISOString());
  }

  private async nextMarchMonday(): Promise<CivilDate> {
    const today = await this.today();
    const thisYear = `${today.slice(0, 4)}-03-01`;
    let day = today < thisYear ? thisYear : addMonths(thisYear, 12);
    while (weekday(day) !== 1) day = addDays(day, 1);
    return day;
  }
}

/** Publishes, in this test's own database, what the State Council will: the statutory days of the years to come. */
async function publishCalendars(ownerUrl: string, last: number): Promise<void> {
  const db = new Database({ connectionString: ownerUrl });
  await db.connect();
  for (let year = THIS_YEAR; year <= last; year++) {
    const { off, work } = provisionalYear(year);
    await db.query(
      `INSERT INTO calendar_years (year, revision, status, off, work, source_note) VALUES ($1, 2, 'PUBLISHED', $2, $3, 'test')`,
      [year, off, work],
    );
  }
  await db.end();
}
