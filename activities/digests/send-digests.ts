import type { Pool } from 'pg';
import { civilDateOf, type CivilDate, type Instant } from '../../domain/civil-date';
import { digestOf } from '../../domain/digest';
import { isWorkingDay } from '../../domain/working-days';
import type { BatchPage } from '../batch-page';
import { inParallel } from '../in-parallel';
import { readRules } from '../rules-in-force';
import {
  countWork,
  failDigest,
  isAnyLeft,
  openDay,
  settleDigest,
  takeDigests,
  type TakenDigest,
} from './digest-rows';
import { MailFailed, type MailServer } from './mail-server';

/** How mail reaches staff, where a site has a server. */
export interface MailChannel {
  server: MailServer;
  /** Where the work is done. */
  link: string;
}

/** Few, and few at once: a page that meets nothing but timeouts ends well within its lease. */
const MAILS_A_PAGE = 12;
const AT_ONCE = 4;
/** Before what failed is tried again, in milliseconds. */
const AGAIN_MS = 5 * 60_000;

/**
 * One page of telling staff what waits for them, once on a working day. A row a person and day keeps two workers, and two
 * starts, from sending two mails; a worker that dies between sending and writing that down sends it again, under one
 * Message-ID.
 * @param mail undefined where nothing is configured: nothing leaves the machine
 * @param at now
 */
export async function sendDigests(
  pool: Pool,
  mail: MailChannel | undefined,
  at: Instant = new Date().toISOString(),
): Promise<BatchPage> {
  const day = civilDateOf(at);
  const { calendar } = await readRules(pool, day);
  if (!mail || !isWorkingDay(calendar, day).workingDay) return { done: 0, failed: 0, more: false };
  await openDay(pool, day);
  const waiting = await takeDigests(pool, day, MAILS_A_PAGE);
  const isFull = waiting.length === MAILS_A_PAGE;
  let done = 0;
  await inParallel(waiting, AT_ONCE, async (row) => {
    if (await tell(pool, mail, row, day, at)) done += 1;
  });
  const more = isFull || (await isAnyLeft(pool, day));
  return { done, failed: waiting.length - done, more, ...(!isFull && { pauseMs: AGAIN_MS }) };
}

/** @returns whether that is done for the day */
async function tell(
  pool: Pool,
  { server, link }: MailChannel,
  row: TakenDigest,
  day: CivilDate,
  at: Instant,
): Promise<boolean> {
  const digest = digestOf(day, await countWork(pool, row, day, at), link);
  try {
    if (digest) await server.send({ id: `digest-${day}-${row.staffId}`, to: row.email, ...digest });
  } catch (error) {
    await failDigest(pool, row, day, error instanceof MailFailed ? error.failure : 'UNFORESEEN');
    return false;
  }
  await settleDigest(pool, row, day);
  return true;
}
