import { maskIdentityNumber } from '../../domain/identity-number';

/** 张** : the first character, which is the family name or its beginning. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, rest.length));
}

/** 138****5678; of shorter numbers the last two digits. */
export function maskPhone(phone: string): string {
  const [head, tail] = phone.length >= 11 ? [3, 4] : [0, 2];
  return phone.slice(0, head) + '*'.repeat(phone.length - head - tail) + phone.slice(phone.length - tail);
}

export { maskIdentityNumber as maskDocumentNumber };
