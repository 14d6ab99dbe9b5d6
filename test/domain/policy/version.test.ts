import {
  approvalRefusal,
  policyInForce,
  policyStanding,
  type DatedVersion,
} from '../../../domain/policy/version';

const version = (id: string, validFrom: string, more: Partial<DatedVersion> = {}): DatedVersion => ({
  id,
  validFrom,
  status: 'APPROVED',
  approvedAt: '2026-11-01T00:00:00.000Z',
  ...more,
});
const FOUNDING: DatedVersion = { id: 'founding', validFrom: '2023-06-25', status: 'APPROVED' };
const NEXT = version('next', '2027-01-01');

describe('which version is in force', () => {
  it('the founding one, until the day another begins', () => {
    const versions = [NEXT, FOUNDING];
    expect(policyInForce(versions, '2026-12-31')).toBe(FOUNDING);
    expect(policyInForce(versions, '2027-01-01')).toBe(NEXT);
    expect(policyInForce(versions, '2099-01-01')).toBe(NEXT);
  });

  it('none before the first', () => {
    expect(policyInForce([FOUNDING, NEXT], '2023-06-24')).toBeUndefined();
    expect(policyInForce([], '2026-01-01')).toBeUndefined();
  });

  it('never a draft, nor one that was withdrawn', () => {
    const versions = [
      FOUNDING,
      version('d', '2026-01-01', { status: 'DRAFT' }),
      version('w', '2026-02-01', { status: 'WITHDRAWN' }),
    ];
    expect(policyInForce(versions, '2026-06-01')).toBe(FOUNDING);
  });

  it('of two for one date the one approved later, whatever their order', () => {
    const better = version('a', '2027-01-01', { approvedAt: '2026-11-02T00:00:00.000Z' });
    expect(policyInForce([NEXT, better, FOUNDING], '2027-01-01')).toBe(better);
    expect(policyInForce([better, FOUNDING, NEXT], '2027-01-01')).toBe(better);
    expect(policyStanding(NEXT, [NEXT, better, FOUNDING], '2026-12-01')).toBe('SUPERSEDED');
  });
});

describe('where a version stands', () => {
  const versions = [FOUNDING, NEXT];
  it.each([
    [FOUNDING, '2026-12-31', 'IN_FORCE'],
    [NEXT, '2026-12-31', 'ANNOUNCED'],
    [NEXT, '2027-01-01', 'IN_FORCE'],
    [FOUNDING, '2027-01-01', 'SUPERSEDED'],
    [version('d', '2027-01-01', { status: 'DRAFT' }), '2027-06-01', 'DRAFT'],
    [version('w', '2027-01-01', { status: 'WITHDRAWN' }), '2027-06-01', 'WITHDRAWN'],
  ])('%#', (one, today, standing) => {
    expect(policyStanding(one, versions, today)).toBe(standing);
  });
});

describe('approving a version (四眼)', () => {
  const draft = { status: 'DRAFT', validFrom: '2027-01-01', createdBy: 'author' } as const;
  const by = (who: string, on = '2026-12-31') => ({ by: who, on });

  it('a second person may, up to the day before its date', () => {
    expect(approvalRefusal(draft, by('second'))).toBeUndefined();
  });

  it('nobody approves their own draft', () => {
    expect(approvalRefusal(draft, by('author'))).toBe('OWN_ACT');
  });

  it('on its date it is too late: it would reach back over that day', () => {
    expect(approvalRefusal(draft, by('second', '2027-01-01'))).toBe('POLICY_DATE_NOT_AHEAD');
  });

  it.each(['APPROVED', 'WITHDRAWN'] as const)('%s stays as it is', (status) => {
    expect(approvalRefusal({ ...draft, status }, by('second'))).toBe('POLICY_NOT_A_DRAFT');
  });
});
