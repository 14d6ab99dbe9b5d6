import { readFileSync } from 'node:fs';
import path from 'node:path';
import { INELIGIBILITY_CODES } from '../../domain/eligibility';
import { ERROR_CODES, errorEntry, INELIGIBILITY_ERROR_CODES, REFUSAL_CODES } from '../../api/errors/table';

const read = (file: string): string => readFileSync(path.join(__dirname, '../..', file), 'utf8');

describe('the table of errors', () => {
  it('has a line for every refusal of the case process and no other', () => {
    const [, union = ''] = /export type RefusalCode =([^;]*);/.exec(read('domain/case/refusal.ts')) ?? [];
    const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code);
    const [, ofEndings = ''] =
      /export interface EndingRefusal \{([^}]*)\}/.exec(read('domain/endings.ts')) ?? [];
    const [, ofCodes = ''] =
      /export interface ForbiddenCode \{([^}]*)\}/.exec(read('domain/endings.ts')) ?? [];
    const [, ofReferrals = ''] =
      /ok: false;\s*code: ([^;]*);/.exec(read('domain/benefits/referral.ts')) ?? [];
    const others = [...`${ofEndings}${ofCodes}${ofReferrals}`.matchAll(/'([A-Z_]{4,})'/g)];
    expect([...new Set([...codes, ...others.map(([, code]) => code)])].sort()).toEqual(
      [...REFUSAL_CODES].sort(),
    );
  });

  it('has a line for every reason for which registration is refused', () => {
    expect([...INELIGIBILITY_ERROR_CODES].sort()).toEqual([...INELIGIBILITY_CODES].sort());
  });

  it.each(ERROR_CODES)('%s: a status, a Chinese title and next step, and when', (code) => {
    const { status, title, nextStep, when } = errorEntry(code);
    expect(status).toBeGreaterThanOrEqual(400);
    for (const sentence of [title, nextStep]) expect(sentence).toMatch(/\p{Script=Han}/u);
    expect(when).not.toBe('');
    expect(`${title}${nextStep}`).not.toMatch(/undefined|Error|null/);
  });
});
