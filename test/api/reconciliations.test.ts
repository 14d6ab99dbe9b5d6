import { randomUUID } from 'node:crypto';
import { application, CITY, COUNTY } from './support/application';
import { ApiWorld } from './support/api-world';

describe('对账记录', () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.stop());

  it('lists runs with counts, and of the findings those in scope, an unknown case to the city only', async () => {
    const clerk = await world.member('CASEWORKER', '411002001001');
    const { body } = await clerk.post('/v1/registrations', application());
    const caseId = String(body['caseId']);
    const run = await world.db.reconciliationRun.create({ data: { kind: 'ALL', thorough: true } });
    const finding = { runId: run.id, repair: 'NUDGED', repaired: true };
    await world.db.reconciliationFinding.createMany({
      data: [
        { ...finding, caseId, kind: 'BEHIND', ledgerSeq: 9, processSeq: 8 },
        { runId: run.id, caseId: randomUUID(), kind: 'UNKNOWN_CASE', repair: 'NONE' },
      ],
    });
    const auditor = await world.member('AUDITOR', COUNTY);
    expect((await auditor.get('/v1/reconciliations')).body['runs']).toMatchObject([
      { id: run.id, kind: 'ALL', finishedAt: null, found: 2, repaired: 1 },
    ]);
    const seenBy = async (role: 'AUDITOR' | 'CITY_POLICY_OFFICER', org: string) => {
      const member = await world.member(role, org);
      const answer = await member.get(`/v1/reconciliations/${run.id}/findings`);
      return answer.body['findings'];
    };
    const behind = {
      caseId,
      kind: 'BEHIND',
      label: '流程落后于台账',
      ledgerSeq: 9,
      processSeq: 8,
      repaired: true,
    };
    expect(await seenBy('AUDITOR', COUNTY)).toMatchObject([behind]);
    expect(await seenBy('AUDITOR', '411003')).toEqual([]);
    expect(await seenBy('CITY_POLICY_OFFICER', CITY)).toMatchObject([
      behind,
      { kind: 'UNKNOWN_CASE', repaired: false },
    ]);
  });
});
