import { isCivilDate, type CivilDate } from './civil-date';

/**
 * 居民身份证 · 港澳台居民居住证 · 港澳居民来往内地通行证 · 台湾居民来往大陆通行证.
 * All four register on equal terms (R-07 含港澳台劳动者).
 */
export type DocumentKind = 'CN_ID' | 'HMT_RESIDENCE' | 'HM_PERMIT' | 'TW_PERMIT';
export type Sex = 'MALE' | 'FEMALE';

/** A number that passed every check, upper-case. Only the 18-digit kinds tell birth date and sex. */
export interface IdentityDocument {
  ok: true;
  kind: DocumentKind;
  number: string;
  birthDate?: CivilDate;
  sex?: Sex;
}

export type IdentityFault = 'LENGTH' | 'FORMAT' | 'PROVINCE' | 'DATE' | 'DATE_RANGE' | 'CHECK';

/** The first fault found, never the number itself: it travels into answers and logs. */
export interface IdentityRefusal {
  ok: false;
  code: IdentityFault;
  field: 'number';
  nextStep: string;
}

// GB/T 2260 first two digits. Counties are not looked at: abolished codes such as 411023 (许昌县) are kept for life.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(
    ' ',
  ),
);
const HMT_RESIDENCE_AREAS = new Set(['810000', '820000', '830000']);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const PERMITS = {
  HM_PERMIT: { length: 9, format: /^[HM]\d{8}$/ },
  TW_PERMIT: { length: 8, format: /^\d{8}$/ },
} as const;

const NEXT_STEPS: Readonly<Record<IdentityFault, string>> = {
  LENGTH: '请核对证件号码的位数',
  FORMAT: '请按所选证件类型核对号码格式',
  PROVINCE: '号码前几位与所选证件类型不符,请核对证件类型和号码',
  DATE: '号码中的出生日期不存在,请核对第7至14位',
  DATE_RANGE: '号码中的出生日期早于1900年或晚于今天,请核对第7至14位',
  CHECK: '校验码不符,请对照证件逐位核对号码',
};

/**
 * Reads an identity document's number: GB 11643-1999 for the 18-digit kinds.
 * Spaces, full-width digits and a lower-case x are accepted as typed.
 * @param asOf the civil date on which the number is read; nobody is born after it
 */
export function parseIdentityDocument(
  kind: DocumentKind,
  text: string,
  asOf: CivilDate,
): IdentityDocument | IdentityRefusal {
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (kind === 'HM_PERMIT' || kind === 'TW_PERMIT') {
    const { length, format } = PERMITS[kind];
    if (number.length !== length) return refusal('LENGTH');
    return format.test(number) ? { ok: true, kind, number } : refusal('FORMAT');
  }
  const fault = faultOf18Digits(kind, number, asOf);
  if (fault) return fault;
  return {
    ok: true,
    kind,
    number,
    birthDate: birthDateIn(number),
    sex: Number(number.charAt(16)) % 2 === 1 ? 'MALE' : 'FEMALE',
  };
}

/**
 * The 18th character, ISO 7064 MOD 11-2.
 * @throws RangeError when the argument is not 17 digits
 */
export function checkDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('the check digit is computed from 17 digits');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** What lists and answers show: 4110**********0022; of shorter permits the last two characters only. */
export function maskIdentityNumber(number: string): string {
  const [head, tail] = number.length === 18 ? [4, 4] : [0, Math.min(2, number.length)];
  const hidden = number.length - head - tail;
  return number.slice(0, head) + '*'.repeat(hidden) + number.slice(number.length - tail);
}

/** Fields of the form that contradict what the number tells. */
export function contradictedFields(
  document: IdentityDocument,
  form: { birthDate?: CivilDate; sex?: Sex },
): ('birthDate' | 'sex')[] {
  return (['birthDate', 'sex'] as const).filter(
    (field) => document[field] && form[field] && document[field] !== form[field],
  );
}

function faultOf18Digits(kind: DocumentKind, number: string, asOf: CivilDate): IdentityRefusal | undefined {
  if (number.length === 15) return refusal('LENGTH', '15位旧号码已停用,请填写18位身份证号码');
  if (number.length !== 18) return refusal('LENGTH');
  if (!/^\d{17}[\dX]$/.test(number)) return refusal('FORMAT');
  const isKnownArea =
    kind === 'HMT_RESIDENCE'
      ? HMT_RESIDENCE_AREAS.has(number.slice(0, 6))
      : PROVINCES.has(number.slice(0, 2));
  if (!isKnownArea) return refusal('PROVINCE');
  const birthDate = birthDateIn(number);
  if (!isCivilDate(birthDate)) return refusal('DATE');
  if (birthDate < '1900-01-01' || birthDate > asOf) return refusal('DATE_RANGE');
  return checkDigit(number.slice(0, 17)) === number.charAt(17) ? undefined : refusal('CHECK');
}

function birthDateIn(number: string): CivilDate {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function refusal(code: IdentityFault, nextStep = NEXT_STEPS[code]): IdentityRefusal {
  return { ok: false, code, field: 'number', nextStep };
}
