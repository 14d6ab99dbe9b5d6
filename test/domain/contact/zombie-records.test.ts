import { isZombieRecord, zombieFrom } from '../../../domain/contact/zombie-records';

const parameters = { zombieDays: 90 };
const registered = { registeredOn: '2026-01-01' };

describe('a zombie record (僵尸数据)', () => {
  it('R-65: has had neither human contact nor comparison for ninety days', () => {
    expect(zombieFrom(registered, parameters)).toBe('2026-04-01');
    expect(isZombieRecord(registered, '2026-03-31', parameters)).toBe(false);
    expect(isZombieRecord(registered, '2026-04-01', parameters)).toBe(true);
  });

  it('R-65: comes alive by either of the two', () => {
    const contacted = { ...registered, contactedOn: '2026-03-01', comparedOn: '2026-02-01' };
    expect(zombieFrom(contacted, parameters)).toBe('2026-05-30');
    expect(zombieFrom({ ...registered, comparedOn: '2026-03-01' }, parameters)).toBe('2026-05-30');
  });
});
