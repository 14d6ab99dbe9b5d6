import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Pool } from 'pg';
import { sealDay } from '../../activities/seal-day';
import { createPool } from '../../prisma/connection-pool';
import { leafHash, rootFromPath } from '../../seal/merkle';
import { hashSeal } from '../../seal/seal';
import { application, CITY, COMMUNITY, COUNTY } from './support/application';
import { ApiWorld } from './support/api-world';
import { CaseKeeper } from './support/opened-case';
import type { LedgerView, SealsView } from '../../api/seals/schema';

const bytes = (hex: string) => Buffer.from(hex, 'hex');

describe('what an auditor takes away', () => {
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let pool: Pool;
  let caseId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    keeper = new CaseKeeper(world);
    pool = createPool({ connectionString: world.database.applicationUrl });
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    for (let i = 0; i < 3; i++)
      caseId = String((await clerk.post('/v1/registrations', application())).body['caseId']);
    await keeper.open(caseId);
  });
  afterAll(async () => {
    await pool.end();
    await keeper.stop();
    await world.stop();
  });

  it('proves a case from its first fact to the seal of the day, with nothing of this system but the answers', async () => {
    const auditor = await world.member('AUDITOR', COUNTY);
    expect((await auditor.get(`/v1/cases/${caseId}/ledger`)).body['proof']).toBeNull();
    const { hash } = await sealDay(pool, '2026-11-24');
    const { facts, next, proof } = (await auditor.get(`/v1/cases/${caseId}/ledger`))
      .body as unknown as LedgerView;
    expect(next).toBeNull();
    let head = '0'.repeat(64);
    for (const { fact, prevHash, hash: own } of facts) {
      expect(prevHash).toBe(head);
      head = createHash('sha256')
        .update(bytes(head))
        .update(canonicalize(fact) ?? '')
        .digest('hex');
      expect(own).toBe(head);
    }
    if (!proof) throw new Error('the case is sealed');
    expect(proof.leaf).toBe(`${caseId} ${facts.length} ${head}`);
    const { seal, index, path } = proof;
    const root = rootFromPath(leafHash(Buffer.from(proof.leaf)), index, seal.headCount, path.map(bytes));
    expect(root && Buffer.from(root).toString('hex')).toBe(seal.root);
    const { prevHash, hash: sealHash, ...content } = seal;
    expect(hashSeal(bytes(prevHash), content).toString('hex')).toBe(sealHash);
    expect(sealHash).toBe(hash);
  });

  it('reads the ledger in pages, and each reading is written down', async () => {
    const auditor = await world.member('AUDITOR', CITY);
    const first = (await auditor.get(`/v1/cases/${caseId}/ledger?limit=2`)).body as unknown as LedgerView;
    expect(first.facts.map(({ fact }) => fact.seq)).toEqual([1, 2]);
    const second = (await auditor.get(`/v1/cases/${caseId}/ledger?after=${first.next}`))
      .body as unknown as LedgerView;
    expect(second.facts[0]?.fact.seq).toBe(3);
    expect(await world.db.accessRecord.count({ where: { caseId, what: 'LEDGER' } })).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('lists the seals, newest first', async () => {
    await sealDay(pool, '2026-11-25');
    const officer = await world.member('CITY_POLICY_OFFICER', CITY);
    const { seals } = (await officer.get('/v1/seals')).body as unknown as SealsView;
    expect(seals.map(({ number, day }) => [number, day])).toEqual([
      [2, '2026-11-25'],
      [1, '2026-11-24'],
    ]);
    expect(seals[0]?.prevHash).toBe(seals[1]?.hash);
    expect((await officer.get('/v1/seals?before=2&limit=1')).body['seals']).toMatchObject([{ number: 1 }]);
  });
});
