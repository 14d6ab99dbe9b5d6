import { fieldsToVerify, interviewGaps, verified, type VerifiedOn } from '../../domain/profile';
import { LEDGER_FIELDS, type LedgerField } from '../../domain/tags';

const FIELDS: LedgerField[] = Object.values(LEDGER_FIELDS).flat();

describe('the first interview (R-18, R-68)', () => {
  it('R-18: owes the reason of unemployment, the skill and the wishes until each has an answer', () => {
    expect(interviewGaps(new Set())).toEqual([
      'unemploymentReason',
      'skillLevel',
      'jobWish',
      'trainingWish',
      'startupWish',
    ]);
    expect(interviewGaps(new Set(['unemploymentReason', 'jobWish', 'trainingWish', 'startupWish']))).toEqual([
      'skillLevel',
    ]);
    expect(interviewGaps(new Set(FIELDS))).toEqual([]);
  });
});

describe('the date on which a field was verified (R-11)', () => {
  const parameters = { verifyMonths: 6 };
  const all = verified({}, FIELDS, '2026-05-31');

  it('R-11: asks for what was never verified', () => {
    expect(fieldsToVerify({}, '2026-05-31', parameters)).toEqual(FIELDS);
    expect(fieldsToVerify(all, '2026-06-01', parameters)).toEqual([]);
  });

  it('R-11: holds for six months, to the corresponding day or the last of the month', () => {
    expect(fieldsToVerify(all, '2026-11-29', parameters)).toEqual([]);
    expect(fieldsToVerify(all, '2026-11-30', parameters)).toEqual(FIELDS);
  });

  it('R-11: is each field’s own', () => {
    const phoneLater = verified(all, ['phone'], '2026-10-10');
    expect(fieldsToVerify(phoneLater, '2026-12-01', parameters)).not.toContain('phone');
    expect(fieldsToVerify(phoneLater, '2026-12-01', parameters)).toContain('name');
  });

  it('R-11: never goes back when an older verification is entered late', () => {
    const late: VerifiedOn = verified(all, ['phone', 'jobWish'], '2026-03-01');
    expect(late).toEqual(all);
  });
});
