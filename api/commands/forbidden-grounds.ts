import { FORBIDDEN_PROVINCIAL_CODES } from '../../domain/endings';
import { ApiError } from '../errors/api-error';

/** How people ask for what the notice forbids: by the provincial system's code, or in words. */
const ASKED_AS: readonly (readonly [keyof typeof FORBIDDEN_PROVINCIAL_CODES, RegExp])[] = [
  ['31', /^C?31[AB]?$|拒绝|不接受|REFUS/i],
  [
    '32',
    /^C?32$|失联|失去联系|联系不上|(无法|不能|未能|未)(取得|与.*)?联系|LOST.?CONTACT|NO.?CONTACT|UNREACHABLE/i,
  ],
  ['22', /^C?22$|退休年龄|法定年龄|到龄|超龄|RETIREMENT|OVER.?AGE/i],
];

const REPORTED_AS_EMPLOYMENT = /^(HIRED|BUSINESS|C0[23]|1[1-4])$/;

/**
 * Answers an unlawful ground with the clause that forbids it and what to do instead, rather than with a list of codes.
 * @throws ApiError FORBIDDEN_GROUND, REPORT_AS_EMPLOYMENT
 */
export function refuseForbiddenGround(body: unknown): void {
  const ground = groundIn(body);
  const forbidden = ASKED_AS.find(([, form]) => form.test(ground))?.[0];
  if (forbidden) {
    const { clause, code, nextStep } = FORBIDDEN_PROVINCIAL_CODES[forbidden];
    throw new ApiError('FORBIDDEN_GROUND', {
      field: 'ground',
      nextStep,
      clauses: [clause],
      details: { rule: code },
    });
  }
  if (REPORTED_AS_EMPLOYMENT.test(ground)) throw new ApiError('REPORT_AS_EMPLOYMENT', { field: 'ground' });
}

function groundIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('ground' in body)) return '';
  return typeof body.ground === 'string' || typeof body.ground === 'number' ? String(body.ground).trim() : '';
}
