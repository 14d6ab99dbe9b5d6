import { countsAsFollowUp, FINDINGS, type FollowedUp } from '../../../domain/contact/valid-follow-up';

const byComparison = { generalByComparison: true };
const hardship: FollowedUp = { group: 'hardship', focused: false };
const general: FollowedUp = { group: 'general', focused: false };
const talk = { kind: 'PERSONAL', reached: true, findings: FINDINGS } as const;
const comparison = { kind: 'COMPARISON', provesEmployment: false } as const;

describe('what counts as a follow-up', () => {
  it('R-51 A-7: a contact that reached the person and found out all four things', () => {
    expect(countsAsFollowUp(talk, hardship, byComparison)).toEqual({ counts: true, clause: 'A-7' });
  });

  it('A-7: an attempt that reached nobody does not', () => {
    expect(countsAsFollowUp({ ...talk, reached: false }, hardship, byComparison)).toMatchObject({
      because: 'NOT_REACHED',
    });
  });

  it.each(FINDINGS)('R-55: a talk without a finding on %s does not', (left) => {
    const findings = FINDINGS.filter((finding) => finding !== left);
    expect(countsAsFollowUp({ ...talk, findings }, general, byComparison)).toMatchObject({
      counts: false,
      because: 'FINDINGS_MISSING',
      clause: 'R-55',
    });
  });

  it('R-52: a comparison alone never does for a hardship person', () => {
    expect(countsAsFollowUp(comparison, hardship, byComparison)).toMatchObject({
      because: 'COMPARISON_ALONE',
    });
  });

  it('A-8: a comparison does for the general group where the policy says so', () => {
    expect(countsAsFollowUp(comparison, general, byComparison)).toEqual({ counts: true, clause: 'A-8' });
    expect(countsAsFollowUp(comparison, general, { generalByComparison: false })).toMatchObject({
      counts: false,
    });
  });

  it('A-11: a comparison does for nobody while help is focused', () => {
    expect(countsAsFollowUp(comparison, { ...general, focused: true }, byComparison)).toMatchObject({
      counts: false,
      clause: 'A-11',
    });
  });

  it('A-7: a comparison that proves an employment does for everybody', () => {
    const proof = { kind: 'COMPARISON', provesEmployment: true } as const;
    for (const group of ['hardship', 'general', 'flexible', 'stable'] as const) {
      expect(countsAsFollowUp(proof, { group, focused: true }, byComparison)).toMatchObject({ counts: true });
    }
  });
});
