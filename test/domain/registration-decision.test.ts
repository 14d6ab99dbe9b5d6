import { ACCEPTANCE_CHANNELS, decideRegistration, SPECIAL_REASONS } from '../../domain/registration-decision';
import type { RegistrationFindings } from '../../domain/registration-decision';
import { XUCHANG_RULES } from '../support/rules';

const inOrder: RegistrationFindings = {
  channel: 'COUNTER',
  activeElsewhere: false,
  identityConfirmed: true,
  employmentFound: false,
};
const decide = (findings: Partial<RegistrationFindings>, on = '2026-11-23') =>
  decideRegistration({ ...inOrder, ...findings }, on, XUCHANG_RULES.calendar, { decisionWorkdays: 3 });

describe('deciding a registration', () => {
  it('R-10: is done in the same act when nothing speaks against it', () => {
    expect(decide({})).toEqual({ decision: 'AT_ONCE' });
  });

  it.each(ACCEPTANCE_CHANNELS)('R-13: is the same at the counter, online and imported: %s', (channel) => {
    expect(decide({ channel })).toEqual({ decision: 'AT_ONCE' });
    expect(decide({ channel, employmentFound: true })).toMatchObject({ decision: 'LATER' });
  });

  it('R-10 R-09: waits for no comparison that has not answered', () => {
    expect(decide({ identityConfirmed: undefined, employmentFound: undefined })).toEqual({
      decision: 'AT_ONCE',
    });
  });

  it('A-15: takes three working days at most, for reasons that are listed', () => {
    expect(decide({ identityConfirmed: false, employmentFound: true }, '2026-09-30')).toEqual({
      decision: 'LATER',
      reasons: ['IDENTITY_IN_DOUBT', 'EMPLOYMENT_FOUND'],
      dueOn: '2026-10-10',
      provisional: false,
    });
    expect(Object.keys(SPECIAL_REASONS)).toEqual(['IDENTITY_IN_DOUBT', 'EMPLOYMENT_FOUND']);
  });

  it('A-16: offers a transfer to who is registered elsewhere, whatever else was found', () => {
    expect(decide({ activeElsewhere: true, employmentFound: true })).toEqual({ decision: 'OFFER_TRANSFER' });
  });
});
