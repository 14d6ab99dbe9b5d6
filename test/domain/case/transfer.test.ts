import { startOfDay } from '../../../domain/civil-date';
import { CASEWORKER, COUNTY_OFFICER, Life, planOf, registration, REVIEWER } from '../../support/life';

const NEIGHBOUR = '411002001002';
const ELSEWHERE = '411003001001';
const colleague = { orgCode: NEIGHBOUR, staffId: '00000000-0000-4000-8000-0000000000c2' };
const stranger = { orgCode: ELSEWHERE, staffId: '00000000-0000-4000-8000-0000000000c3' };
const EVIDENCE = '00000000-0000-4000-8000-00000000e001';

const refusalOf = (decision: object) => ('refusal' in decision ? decision.refusal : undefined);

describe('a case that goes to another organisation', () => {
  it('R-05 A-16: the case is that organisation’s, with an owner there; where the person registered stands as it was', () => {
    const life = new Life(registration('2026-11-23')).until('2026-11-24');
    life.does('transferCase', { orgCode: ELSEWHERE, owner: stranger }, COUNTY_OFFICER);
    expect(life.state).toMatchObject({ orgCode: ELSEWHERE, owner: stranger });
    expect(life.factsOf('CaseTransferred')).toEqual([{ from: '411002001001', to: ELSEWHERE }]);
    expect(life.factsOf('CaseOpened')[0]?.orgCode).toBe('411002001001');
  });

  it('R-29: open tasks go with it on their old dates; what is late stays late, on the rung it has reached', () => {
    const life = new Life(registration('2026-11-23')).until('2026-12-02');
    const before = life.state.tasks;
    expect(before[0]).toMatchObject({ id: 'basic4', dueOn: '2026-11-30', escalatedTo: 'COUNTY' });
    life.does('transferCase', { orgCode: ELSEWHERE, owner: stranger }, COUNTY_OFFICER);
    expect(life.state.tasks).toEqual(before);
    life.givesBasicFour();
    expect(life.factsOf('TaskCompleted')).toEqual([{ taskId: 'basic4', doneOn: '2026-12-02', late: true }]);
  });

  it('A-2: the next rung is climbed when it would have been, seen by the level above the new owner', () => {
    const life = new Life(registration('2026-11-23')).until('2026-11-27');
    life.does('transferCase', { orgCode: NEIGHBOUR, owner: colleague }, REVIEWER).until('2026-12-02');
    const climbed = life.batches.flatMap(({ at, facts }) =>
      facts.flatMap(({ kind, data }) =>
        kind === 'TaskEscalated' && data.taskId === 'basic4' ? [[data.level, at]] : [],
      ),
    );
    expect(climbed).toContainEqual(['COUNTY', startOfDay('2026-12-01')]);
  });

  it('R-68: with nobody to own it there, the county names somebody within a working day', () => {
    const life = new Life(registration('2026-11-23')).until('2026-11-27');
    life.does('transferCase', { orgCode: ELSEWHERE, owner: { orgCode: '411003' } }, COUNTY_OFFICER);
    const task = life.state.tasks.find(({ kind }) => kind === 'ASSIGN_OWNER');
    expect(task).toMatchObject({ dueOn: '2026-11-30', clauses: ['R-05', 'R-68'] });
    life.does('assignOwner', stranger, COUNTY_OFFICER);
    expect(life.state.tasks.some(({ kind }) => kind === 'ASSIGN_OWNER')).toBe(false);
  });

  it('R-68: a duty to name an owner that stood already keeps its date, and ends when one is found elsewhere', () => {
    const life = new Life(registration('2026-11-23'), undefined, { orgCode: '411002' }).until('2026-11-26');
    const [before] = life.state.tasks;
    life.does('transferCase', { orgCode: '411002002001', owner: { orgCode: '411002' } }, COUNTY_OFFICER);
    expect(life.state.tasks.filter(({ kind }) => kind === 'ASSIGN_OWNER')).toEqual([before]);
    life.does('transferCase', { orgCode: ELSEWHERE, owner: stranger }, COUNTY_OFFICER);
    expect(life.factsOf('TaskCompleted')).toMatchObject([{ taskId: before?.id, late: true }]);
  });

  it('R-05: between communities of one subdistrict the subdistrict decides, beyond it the county', () => {
    const life = new Life(registration('2026-11-23'));
    const out = { orgCode: '411002002001', owner: { orgCode: '411002' } };
    expect(refusalOf(life.tries('transferCase', out, REVIEWER))).toMatchObject({ code: 'LEVEL_TOO_LOW' });
    const inside = { orgCode: NEIGHBOUR, owner: colleague };
    expect(refusalOf(life.tries('transferCase', inside, CASEWORKER))).toMatchObject({
      code: 'LEVEL_TOO_LOW',
    });
    life.does('transferCase', inside, REVIEWER);
    expect(refusalOf(life.tries('transferCase', inside, REVIEWER))).toMatchObject({ code: 'ALREADY_THERE' });
    life.does('transferCase', { orgCode: ELSEWHERE, owner: stranger }, COUNTY_OFFICER);
  });

  it('R-62: goes on after the help has ended, with whoever the person is told by', () => {
    const life = new Life(registration('2026-11-23')).until('2026-11-24');
    life.does('requestEnding', {
      ground: 'SCHOOL',
      happenedOn: '2026-11-24',
      evidenceId: EVIDENCE,
      evidenceKind: 'STUDENT_RECORD',
    });
    life.does('transferCase', { orgCode: NEIGHBOUR, owner: colleague }, REVIEWER);
    expect(life.state).toMatchObject({ orgCode: NEIGHBOUR, owner: colleague });
    expect(life.state.tasks.map(({ kind }) => kind)).toEqual(['NOTICE']);
  });

  it('R-88: a plan that names the former owner as helper is asked for anew, within its own days', () => {
    const life = new Life(registration('2026-11-23')).until('2026-11-24');
    life.does('certifyHardship', { category: 'H7', on: life.today, evidenceId: EVIDENCE }, COUNTY_OFFICER);
    life.does('agreePlan', planOf(life.today));
    const plans = () => life.state.tasks.filter(({ kind }) => kind === 'PLAN');
    expect(plans()).toEqual([]);
    life.does('assignOwner', { orgCode: '411002001001', staffId: CASEWORKER.staffId }, REVIEWER);
    expect(plans()).toEqual([]);
    life.does('transferCase', { orgCode: NEIGHBOUR, owner: colleague }, REVIEWER);
    expect(plans()).toMatchObject([{ dueOn: '2026-12-08', clauses: ['R-26', 'R-88'] }]);
  });
});
