import { GROUND_RULES, type CancellationGround } from '../../../domain/endings';
import type { EndingGround } from '../../../domain/case/state';
import { CASEWORKER, COUNTY_OFFICER, Life, registration, REVIEWER } from '../../support/life';

const DOCUMENT = { documentNumber: '豫人社〔2024〕5号' };

function request(ground: EndingGround, on = '2026-11-25') {
  const evidenceKind = GROUND_RULES[ground].evidence[0] ?? 'LEGAL_DOCUMENT';
  return { ground, happenedOn: on, evidenceId: 'e-1', evidenceKind, ...(ground === 'OTHER_LAW' && DOCUMENT) };
}

const registered = () => new Life(registration('2026-11-23')).until('2026-11-25');
const CLERK_GROUNDS: EndingGround[] = ['PENSION', 'SCHOOL', 'ARMY', 'ABROAD', 'PRISON', 'DEATH'];

describe('lawful endings (R-57, R-61, R-62)', () => {
  it.each(CLERK_GROUNDS)('R-61: %s with evidence ends registration and help', (ground) => {
    const life = registered().does('requestEnding', request(ground));
    expect(life.state).toMatchObject({ registration: 'CANCELLED', ended: { helpEnded: ground } });
    expect(life.state.tasks.filter(({ kind }) => kind !== 'NOTICE')).toEqual([]);
    expect(life.factsOf('RegistrationCancelled')).toMatchObject([{ ground, evidenceId: 'e-1' }]);
  });

  it.each(Object.keys(GROUND_RULES) as CancellationGround[])(
    'R-62: %s: the person is told, unless abroad, in prison or dead',
    (ground) => {
      const exempt = ['ABROAD', 'PRISON', 'DEATH'].includes(ground);
      expect(GROUND_RULES[ground].notifyPerson).toBe(!exempt);
    },
  );

  it('R-62: no notice goes to somebody who died', () => {
    expect(registered().does('requestEnding', request('DEATH')).factsOf('PersonToBeNotified')).toEqual([]);
    expect(registered().does('requestEnding', request('PENSION')).factsOf('PersonToBeNotified')).toHaveLength(
      1,
    );
  });

  it('R-61: evidence that does not prove the ground is refused', () => {
    const decision = registered().tries('requestEnding', {
      ...request('DEATH'),
      evidenceKind: 'BUSINESS_LICENCE',
    });
    expect(decision).toMatchObject({ refusal: { code: 'EVIDENCE_MISSING' } });
  });

  it('R-61: total incapacity waits for a second person of the subdistrict', () => {
    const life = registered().does('requestEnding', request('INCAPABLE'));
    expect(life.state).toMatchObject({ registration: 'ACTIVE', pendingEnding: { ground: 'INCAPABLE' } });
    const other = { ...CASEWORKER, staffId: 'another' };
    expect(life.tries('reviewEnding', { decision: 'APPROVE' })).toMatchObject({
      refusal: { code: 'OWN_ACT' },
    });
    expect(life.tries('reviewEnding', { decision: 'APPROVE' }, other)).toMatchObject({
      refusal: { code: 'LEVEL_TOO_LOW' },
    });
    life.does('reviewEnding', { decision: 'APPROVE' }, REVIEWER);
    expect(life.factsOf('RegistrationCancelled')).toMatchObject([
      { requestedBy: CASEWORKER.staffId, decidedBy: REVIEWER.staffId },
    ]);
  });

  it('R-61 A-12: "other law" cites a document and is decided by the county', () => {
    const { documentNumber: _none, ...withoutDocument } = request('OTHER_LAW') as ReturnType<typeof request> &
      typeof DOCUMENT;
    expect(registered().tries('requestEnding', withoutDocument)).toMatchObject({
      refusal: { code: 'DOCUMENT_NUMBER_MISSING' },
    });
    const life = registered().does('requestEnding', request('OTHER_LAW'));
    expect(life.tries('reviewEnding', { decision: 'APPROVE' }, REVIEWER)).toMatchObject({
      refusal: { code: 'LEVEL_TOO_LOW' },
    });
    life.does('reviewEnding', { decision: 'APPROVE' }, COUNTY_OFFICER);
    expect(life.factsOf('RegistrationCancelled')).toMatchObject([DOCUMENT]);
  });

  it('R-61: an ending that was returned leaves the registration as it was', () => {
    const life = registered().does('requestEnding', request('INCAPABLE'));
    life.does('reviewEnding', { decision: 'RETURN', reasonId: 'r-1' }, REVIEWER);
    expect(life.state.pendingEnding).toBeUndefined();
    expect(life.state.registration).toBe('ACTIVE');
    expect(life.tries('reviewEnding', { decision: 'APPROVE' }, REVIEWER)).toMatchObject({
      refusal: { code: 'NO_ENDING_PENDING' },
    });
  });

  it('R-60: flexible work converts the registration and cancels nothing', () => {
    const life = registered().does('reportEmployment', {
      type: 'FLEXIBLE',
      startedOn: '2026-11-24',
      evidenceId: 'e-1',
      evidenceKind: 'EMPLOYMENT_REGISTRATION',
    });
    expect(life.state).toMatchObject({ registration: 'CONVERTED', employment: 'FLEXIBLE', phase: 'OPEN' });
    expect(life.factsOf('RegistrationCancelled')).toEqual([]);
  });

  it('R-57: a ground that befalls somebody at work ends the follow-up', () => {
    const life = registered().does('reportEmployment', {
      type: 'UNIT',
      startedOn: '2026-11-24',
      evidenceId: 'e-1',
      evidenceKind: 'UNIT_INSURANCE',
      contractMonths: 24,
    });
    life.until('2027-02-01').does('requestEnding', request('DEATH', '2027-01-30'));
    expect(life.factsOf('CaseClosed')).toEqual([
      { reason: 'FOLLOW_UP_ENDED', ground: 'DEATH', evidenceId: 'e-1' },
    ]);
    expect(life.factsOf('RegistrationCancelled')).toHaveLength(1);
  });

  it('R-56 A-11: registering anew ends the case before it', () => {
    const life = registered().does('recordUnemployedAgain', { nextCaseId: 'next' });
    expect(life.factsOf('CaseClosed')).toEqual([{ reason: 'REGISTERED_AGAIN' }]);
    expect(
      life.tries('recordContactAttempt', { on: '2026-11-25', channel: 'PHONE', outcome: 'NO_ANSWER' }),
    ).toMatchObject({
      refusal: { code: 'CASE_CLOSED' },
    });
  });
});

describe('what never ends a registration (R-63, R-64)', () => {
  it('R-63: ten services refused leave it active', () => {
    const life = registered();
    for (let refused = 0; refused < 10; refused++) {
      life.does('recordService', { item: 'CAREER_GUIDANCE', answer: 'DECLINED', on: '2026-11-25' });
    }
    expect(life.until('2027-06-30').state).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN' });
  });

  it('R-64: two years without contact leave it active, and every month is a missed promise', () => {
    const life = registered();
    for (let month = 0; month < 24; month++) {
      const date = `${2027 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
      life.until(date).does('recordContactAttempt', { on: date, channel: 'PHONE', outcome: 'NO_ANSWER' });
    }
    expect(life.state).toMatchObject({ registration: 'ACTIVE', phase: 'OPEN' });
    expect(life.factsOf('FollowUpMissed')).toHaveLength(24);
  });

  it.each(['THREE_REFUSALS', 'SIX_MONTHS_WITHOUT_CONTACT', '31', '32', '22'])(
    'R-63 R-64: %s is refused even from outside the compiler’s reach',
    (ground) => {
      const decision = registered().tries('requestEnding', {
        ...request('DEATH'),
        ground: ground as EndingGround,
      });
      expect(decision).toMatchObject({ refusal: { code: 'UNLAWFUL_GROUND', field: 'ground' } });
    },
  );

  it('R-63 R-64: neither has a name among the grounds', () => {
    expect(Object.values(GROUND_RULES).map(({ provincialCode }) => provincialCode)).not.toEqual(
      expect.arrayContaining(['31', '32', '22']),
    );
  });
});

describe('a command decided on an older version (optimistic)', () => {
  it('is refused with both versions; what time did meanwhile makes nobody stale', () => {
    const life = registered();
    const { version } = life.state;
    life.until('2026-12-05');
    expect(life.state.seq).toBeGreaterThan(version);
    expect(life.state.version).toBe(version);
  });
});
