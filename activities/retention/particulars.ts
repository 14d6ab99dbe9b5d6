import type { Pool } from 'pg';
import { inTransaction } from '../database';

/**
 * Removes from one page of particulars those that nothing points to a day after they were written: the words of a form
 * that was refused, or of a command that never stood. Facts are never taken back, so each particular is looked at once.
 * The database refuses the loss of any other.
 */
export async function removeOrphans(pool: Pool, limit: number): Promise<{ looked: number; removed: number }> {
  return inTransaction(pool, async (db) => {
    // One page at a time, whoever asks.
    await db.query('SELECT FROM retention_progress FOR UPDATE');
    const { rows } = await db.query<{ looked: number; removed: number }>(
      `WITH page AS (
         SELECT p.id, p.created_at FROM particulars p, retention_progress so_far
          WHERE (p.created_at, p.id) > (coalesce(so_far.particulars_up_to, '-infinity'),
                                        coalesce(so_far.last_particular_id, '00000000-0000-0000-0000-000000000000'))
            AND p.created_at <= now() - interval '1 day'
          ORDER BY p.created_at, p.id LIMIT $1
       ), removed AS (
         DELETE FROM particulars p USING page
          WHERE p.id = page.id AND p.created_at <= now() - interval '1 day'
            AND NOT particular_is_pointed_to(p.case_id, p.id)
         RETURNING p.id
       ), moved AS (
         UPDATE retention_progress SET particulars_up_to = last.created_at, last_particular_id = last.id
           FROM (SELECT created_at, id FROM page ORDER BY created_at DESC, id DESC LIMIT 1) last
       )
       SELECT (SELECT count(*) FROM page)::int AS looked, (SELECT count(*) FROM removed)::int AS removed`,
      [limit],
    );
    return rows[0] ?? { looked: 0, removed: 0 };
  });
}
