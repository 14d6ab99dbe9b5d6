import { planFaults, type AssistancePlan } from '../../../domain/hardship/plan';

const draft: AssistancePlan = {
  version: 1,
  goals: 1,
  measures: [
    { measure: 'GUIDANCE', responsibleStaffId: 's', dueOn: '2026-12-01' },
    { measure: 'TRAINING', responsibleStaffId: 's', dueOn: '2027-01-15' },
  ],
};
const plan = { ...draft, helperStaffId: 's', consentedOn: '2026-11-23' };
const faults = (change: Partial<AssistancePlan>) =>
  planFaults({ ...plan, ...change }, { minMeasureKinds: 2 });

describe('an individual plan (R-26, R-88)', () => {
  it('R-26: has a goal, measures with a day, and the person’s consent', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ goals: 0 })).toEqual(['GOAL_MISSING']);
    expect(planFaults({ ...draft, helperStaffId: 's' }, { minMeasureKinds: 2 })).toEqual(['CONSENT_MISSING']);
  });

  it('R-88: has one helper by name', () => {
    expect(planFaults({ ...draft, consentedOn: '2026-11-23' }, { minMeasureKinds: 2 })).toEqual([
      'HELPER_MISSING',
    ]);
  });

  it('R-88: combines measures of more than one kind', () => {
    const guidance = { measure: 'GUIDANCE', responsibleStaffId: 's', dueOn: '2026-12-01' } as const;
    expect(faults({ measures: [guidance, { ...guidance, dueOn: '2027-01-01' }] })).toEqual(['TOO_FEW_KINDS']);
  });

  it('R-26: begins with no measure that is over already', () => {
    expect(faults({ consentedOn: '2026-12-01' })).toEqual([]);
    expect(faults({ consentedOn: '2026-12-02' })).toEqual(['MEASURE_OVERDUE_AT_START']);
  });
});
