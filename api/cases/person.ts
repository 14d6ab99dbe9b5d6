import type { DocumentKind } from '../../domain/identity-number';
import type { ColumnCipher } from '../../prisma/column-cipher';
import { maskDocumentNumber, maskName, maskPhone } from './masking';

/** What is encrypted of a person's row. */
export interface SealedPerson {
  id: string;
  documentKind: DocumentKind;
  numberCipher: Uint8Array;
  nameCipher: Uint8Array;
  phoneCipher: Uint8Array;
}

export interface ContactDetails {
  name: string;
  phone: string;
  documentKind: DocumentKind;
  documentNumber: string;
}

export const SEALED_PERSON = {
  id: true,
  documentKind: true,
  numberCipher: true,
  nameCipher: true,
  phoneCipher: true,
} as const;

/** Name, phone and number in the clear: for a reading that is written down in the same transaction. */
export function openPerson(cipher: ColumnCipher, person: SealedPerson): ContactDetails {
  const { id, documentKind, numberCipher, nameCipher, phoneCipher } = person;
  const open = (column: string, sealed: Uint8Array) =>
    cipher.decrypt(sealed, { table: 'persons', column, rowId: id });
  return {
    name: open('name_cipher', nameCipher),
    phone: open('phone_cipher', phoneCipher),
    documentKind,
    documentNumber: open('number_cipher', numberCipher),
  };
}

/** As everybody in scope may see the person. */
export function maskPerson(cipher: ColumnCipher, person: SealedPerson): ContactDetails {
  const { name, phone, documentKind, documentNumber } = openPerson(cipher, person);
  return {
    name: maskName(name),
    phone: maskPhone(phone),
    documentKind,
    documentNumber: maskDocumentNumber(documentNumber),
  };
}

export function maskedName(cipher: ColumnCipher, person: { id: string; nameCipher: Uint8Array }): string {
  return maskName(
    cipher.decrypt(person.nameCipher, { table: 'persons', column: 'name_cipher', rowId: person.id }),
  );
}
