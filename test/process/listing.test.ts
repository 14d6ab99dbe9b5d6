import { addDays, civilDateOf } from '../../domain/civil-date';
import { BatchWorld } from '../support/batch-world';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';

const today = civilDateOf(new Date().toISOString());

describe('cases as the real engine lists them', () => {
  let world: BatchWorld;

  beforeAll(async () => {
    world = await BatchWorld.start();
  });
  afterAll(() => world.stop());

  async function found(query: string): Promise<string[]> {
    const ids: string[] = [];
    for await (const { workflowId } of world.client.workflow.list({ query })) ids.push(workflowId);
    return ids.sort();
  }

  const idsOf = (...people: LivingCase[]) => people.map(({ handle }) => handle.workflowId).sort();

  const register = async (on: string, orgCode: string) =>
    (await world.cases.register(on, { orgCode })).opened();

  const upserts = async ({ handle }: LivingCase) =>
    (await handle.fetchHistory()).events?.filter(
      (event) => event.upsertWorkflowSearchAttributesEventAttributes,
    ).length;

  it('are found by county, community, stage, level and what is overdue', async () => {
    const inTime = await register(today, '411002001001');
    const late = await register(addDays(today, -40), '411002001001');
    const elsewhere = await register(today, '411003001001');
    await eventually(async () => {
      expect(await found(`county = '411002'`)).toEqual(idsOf(inTime, late));
      expect(await found(`county = '411002' AND overdue = true`)).toEqual(idsOf(late));
      expect(await found(`community = '411003001001' AND level = 'I'`)).toEqual(idsOf(elsewhere));
      const future = new Date().toISOString();
      expect(await found(`stage = 'UNEMPLOYED' AND nextDue > '${future}'`)).toEqual(idsOf(inTime, elsewhere));
    });
    expect(await upserts(inTime)).toBe(1);
    await inTime.does('recordService', { on: today, item: 'POLICY_SERVICE', answer: 'PROVIDED' });
    expect(await upserts(inTime)).toBe(1);
  });

  it('are listed as closed once they are, with nothing due', async () => {
    const person = await register(today, '411002001001');
    await world.cases.register(today, { previousCaseId: person.input.caseId });
    await person.handle.result();
    await eventually(async () => {
      const query = `stage = 'CLOSED' AND overdue = false AND nextDue IS NULL`;
      expect(await found(query)).toEqual(idsOf(person));
    });
  });
});
