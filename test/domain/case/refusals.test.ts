import fc from 'fast-check';
import { DECLINE_REASONS } from '../../../domain/push-result';
import { addDays } from '../../../domain/civil-date';
import { COUNTY_OFFICER, Life, planOf, registration } from '../../support/life';

const MONDAY = '2026-03-02';

const registered = () => new Life(registration(MONDAY));
const refusesTraining = (life: Life, times: number) => {
  for (let n = 0; n < times; n++)
    life.does('recordService', { item: 'TRAINING', answer: 'DECLINED', on: life.today });
  return life;
};
const kinds = ({ state }: Life) => state.tasks.map(({ kind }) => kind);
const withPlan = () =>
  registered()
    .does('certifyHardship', { category: 'H6a', on: MONDAY, evidenceId: 'e' }, COUNTY_OFFICER)
    .does('agreePlan', planOf(MONDAY));

describe('a refusal is a fact without sanction (R-63, A-12)', () => {
  it('R-63: several have the plan gone through anew, and a new plan heeds them', () => {
    const life = refusesTraining(withPlan(), 2);
    expect(kinds(life)).not.toContain('PLAN');
    expect(kinds(refusesTraining(life, 1))).toContain('PLAN');
    life.does('agreePlan', planOf(MONDAY));
    expect(life.state.refusals).toBeUndefined();
    expect(kinds(refusesTraining(life, 2))).not.toContain('PLAN');
  });

  it('R-63 R-36: without a plan the wishes are asked, and asked wishes heed them', () => {
    const life = refusesTraining(registered(), 3);
    expect(kinds(life)).toContain('WISHES');
    life.does('setClasses', { on: life.today, classes: ['JOB'] });
    expect(life.state.refusals).toBeUndefined();
  });

  it('R-63: what is refused is what was offered: a service, a vacancy, a public-welfare post', () => {
    const life = withPlan().gives131();
    life.does('recordPushResult', { reference: 'V-1', on: MONDAY, result: 'DECLINED', reason: 'WAGE' });
    life.does('recommendPost', { on: MONDAY, answer: 'DECLINES' });
    expect(life.state.refusals).toBe(3);
    expect(kinds(life)).toContain('PLAN');
  });

  it('R-63: within a visit in which the plan is agreed nothing is left to review', () => {
    const life = withPlan();
    const training = { item: 'TRAINING', answer: 'DECLINED' as const };
    const { on: _on, ...plan } = planOf(MONDAY);
    const visit = { on: MONDAY, channel: 'VISIT', outcome: 'REACHED' } as const;
    life.does('recordVisit', { ...visit, services: [training, training, training], plan });
    expect(kinds(life)).not.toContain('PLAN');
    life.does('recordVisit', { ...visit, services: [training, training, training] });
    expect(kinds(life)).toContain('PLAN');
  });

  it('R-63 A-12: no number of them ends, lowers or closes anything', () => {
    const refusal = fc.constantFrom(
      'SERVICE' as const,
      'VACANCY' as const,
      'RESULT' as const,
      'POST' as const,
    );
    const reason = fc.constantFrom(...DECLINE_REASONS);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(refusal, reason, fc.nat({ max: 9 })), { maxLength: 60 }),
        fc.boolean(),
        (refusals, hard) => {
          const life = hard ? withPlan() : registered();
          const { level, hardship, classes } = life.state;
          refusals.forEach(([what, because, days], nth) => {
            life.until(addDays(life.today, days));
            const [reference, on] = [`V-${nth}`, life.today];
            const vacancy = { item: 'VACANCY', on, reference, fitReason: 'WAGE' } as const;
            if (what === 'SERVICE') refusesTraining(life, 1);
            if (what === 'VACANCY')
              life.does('recordService', { ...vacancy, answer: 'DECLINED', declineReason: because });
            if (what === 'RESULT')
              life
                .does('recordService', { ...vacancy, answer: 'PROVIDED' })
                .does('recordPushResult', { reference, on, result: 'DECLINED', reason: because });
            if (what === 'POST') life.tries('recommendPost', { on, answer: 'DECLINES' });
          });
          expect(life.state).toMatchObject({
            phase: 'OPEN',
            registration: 'ACTIVE',
            level,
            hardship,
            classes,
          });
          expect(life.state.pendingEnding).toBeUndefined();
          expect(life.state.ended).toBeUndefined();
          expect(
            kinds(life).filter((kind) => kind === 'PLAN' || kind === 'WISHES').length,
          ).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
