import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { commitFacts } from '../../activities/commit-facts';
import { readLedger } from '../../activities/ledger';
import { hashFact } from '../../activities/ledger-hash';
import { loadOpening } from '../../activities/load-opening';
import type { CommitRequest, CommitResult } from '../../domain/case/commit';
import { decideOpening } from '../../domain/case/decide';
import { foldCase } from '../../domain/case/fold';
import type { CaseInput } from '../../domain/case/state';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { registerCase } from '../support/registered-case';
import { roundTripsOf } from '../support/round-trips';
import { freshDatabase } from '../support/servers';

describe('commitFacts: the ledger answers', () => {
  let database: TestDatabase;
  let pool: Pool;
  let input: CaseInput;
  let opening: CommitRequest;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool({ connectionString: database.applicationUrl });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    input = await registerCase(pool, '2026-11-23');
    const at = input.registeredAt;
    const { rules, owner } = await loadOpening(pool, { caseId: input.caseId, orgCode: input.orgCode, at });
    opening = {
      caseId: input.caseId,
      afterSeq: 0,
      at,
      by: 'system',
      cause: { kind: 'OPEN', id: input.caseId, digest: '' },
      rules: { policyVersion: rules.policy.id, calendarVersion: rules.calendar.version },
      decision: { facts: decideOpening(input, owner, { ...rules, at }) },
    };
  });

  function attempt(id: string, afterSeq: number, more: Partial<CommitRequest> = {}): CommitRequest {
    const data = { on: input.registeredOn, channel: 'PHONE', outcome: 'NO_ANSWER' } as const;
    const facts = [{ kind: 'ContactAttempted' as const, clauses: ['A-7' as const], data }];
    return {
      ...opening,
      afterSeq,
      by: randomUUID(),
      cause: { kind: 'COMMAND', id, digest: 'd' },
      decision: { facts },
      ...more,
    };
  }

  /** Opens the case; how many facts that were. */
  async function opened(): Promise<number> {
    await commitFacts(pool, opening);
    return foldCase(input.caseId, await readLedger(pool, input.caseId)).seq;
  }

  it('the same batch committed twice stands once, and is answered alike', async () => {
    const first = await commitFacts(pool, opening);
    expect(await commitFacts(pool, opening)).toEqual(first);
    expect(await readLedger(pool, input.caseId)).toHaveLength(1);
  });

  it('a worker that died between commit and answer: another command gets that batch, not its answer', async () => {
    const seq = await opened();
    await commitFacts(pool, attempt('lost-answer', seq));
    const other = await commitFacts(pool, attempt('came-first', seq));
    expect(other).toMatchObject({ kind: 'STANDS', batches: [{ cause: { id: 'lost-answer' } }] });
    expect(await commitFacts(pool, attempt('came-first', seq + 1))).toMatchObject({
      batches: [{ cause: { id: 'came-first' } }],
    });
    expect(await commitFacts(pool, attempt('lost-answer', seq + 2))).toMatchObject({
      kind: 'ANSWERED',
      version: seq + 1,
    });
    expect((await readLedger(pool, input.caseId)).map(({ cause }) => cause.id)).toEqual([
      input.caseId,
      'lost-answer',
      'came-first',
    ]);
  });

  it('of many at once on one version, each stands once and none at the place of another', async () => {
    const seq = await opened();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => commitFacts(pool, attempt(`at-once-${n}`, seq))),
    );
    const own = (answer: CommitResult, n: number) =>
      answer.kind === 'STANDS' && answer.batches.some(({ cause }) => cause.id === `at-once-${n}`);
    expect(answers.filter(own)).toHaveLength(1);
    expect(await readLedger(pool, input.caseId)).toHaveLength(2);
  });

  it('the same command many times at once stands once, and each is answered alike', async () => {
    const seq = await opened();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => commitFacts(pool, attempt('sent-again', seq))),
    );
    expect(answers[0]).toMatchObject({ kind: 'STANDS', batches: [{ cause: { id: 'sent-again' } }] });
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(await readLedger(pool, input.caseId)).toHaveLength(2);
  });

  it('decided on rules that no longer hold, nothing is written, and the rules are answered', async () => {
    const seq = await opened();
    const outdated = { ...opening.rules, calendarVersion: '0/2025' };
    const answer = await commitFacts(pool, attempt('outdated', seq, { rules: outdated }));
    expect(answer).toMatchObject({
      kind: 'RULES',
      rules: { calendar: { version: opening.rules.calendarVersion } },
    });
    expect(await readLedger(pool, input.caseId)).toHaveLength(1);
  });

  it('a refusal stands as it was decided, and writes nothing', async () => {
    const seq = await opened();
    const decision = { refusal: { code: 'NOT_LEVEL_II' as const } };
    expect(await commitFacts(pool, attempt('refused', seq, { decision }))).toEqual({
      kind: 'REFUSED',
      ...decision,
    });
    expect(await readLedger(pool, input.caseId)).toHaveLength(1);
  });

  it('what the database’s own rules forbid is rejected for good, and nothing of it stands', async () => {
    const seq = await opened();
    const data = {
      ground: 'THREE_REFUSALS',
      endedOn: '2026-11-23',
      evidenceId: randomUUID(),
      requestedBy: 'a',
      decidedBy: 'b',
    };
    const facts = [{ kind: 'RegistrationCancelled', clauses: ['R-61'], data }] as never;
    await expect(commitFacts(pool, attempt('unlawful', seq, { decision: { facts } }))).rejects.toMatchObject({
      type: 'COMMIT_REJECTED',
      nonRetryable: true,
    });
    expect(await readLedger(pool, input.caseId)).toHaveLength(1);
  });

  it('what no column can hold is rejected for good, and not tried for ever', async () => {
    const seq = await opened();
    const data = { item: 'POLICY_SERVICE', answer: 'PROVIDED', on: '2026-11-24', noteId: 'no-uuid' };
    const facts = [{ kind: 'ServiceRecorded', clauses: ['R-22'], data }] as never;
    await expect(commitFacts(pool, attempt('no-uuid', seq, { decision: { facts } }))).rejects.toMatchObject({
      type: 'COMMIT_REJECTED',
      nonRetryable: true,
    });
  });

  it('each fact carries the hash of the one before it, computed again from what stands', async () => {
    const seq = await opened();
    await commitFacts(pool, attempt('one-more', seq));
    const { rows } = await pool.query<{
      at: Date;
      hash: Buffer;
      prevHash: Buffer;
      fact: Record<string, unknown>;
    }>(
      `SELECT at, hash, prev_hash AS "prevHash", jsonb_build_object('caseId', case_id, 'seq', seq, 'kind', kind, 'by', "by",
              'clauses', clauses, 'policyVersion', policy_version, 'calendarVersion', calendar_version, 'data', data,
              'cause', jsonb_build_object('kind', cause_kind, 'id', cause_id, 'digest', cause_digest)) AS fact
         FROM facts WHERE case_id = $1 ORDER BY seq`,
      [input.caseId],
    );
    expect(rows).toHaveLength(seq + 1);
    let previous: Buffer = Buffer.alloc(32);
    for (const { at, hash, prevHash, fact } of rows) {
      expect(prevHash).toEqual(previous);
      const sealed = { ...fact, at: at.toISOString() } as unknown as Parameters<typeof hashFact>[1];
      expect(hashFact(previous, sealed)).toEqual(hash);
      previous = hash;
    }
  });

  it('costs two round trips, whatever the number of facts', async () => {
    const seq = await opened();
    const facts = Array.from(
      { length: 40 },
      () => (attempt('many', seq).decision as { facts: never[] }).facts,
    ).flat();
    const commit = () => commitFacts(pool, attempt('many', seq, { decision: { facts } }));
    expect(await roundTripsOf(commit)).toEqual([2]);
  });
});
