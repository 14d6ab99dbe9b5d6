import type { Pool } from 'pg';

/** The table of the bare engine: a row a commit. */
export const BARE_TABLE = `CREATE TABLE bare_commits (
  workflow_id text NOT NULL, seq int NOT NULL, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (workflow_id, seq))`;

/** One INSERT, one transaction. */
export function createBareActivities(pool: Pool) {
  return {
    async commit({ workflowId, seq }: { workflowId: string; seq: number }): Promise<void> {
      await pool.query(`INSERT INTO bare_commits (workflow_id, seq) VALUES ($1, $2)`, [workflowId, seq]);
    },
  };
}

export type BareActivities = ReturnType<typeof createBareActivities>;
