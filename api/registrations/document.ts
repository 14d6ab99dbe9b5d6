import type { CivilDate } from '../../domain/civil-date';
import {
  parseIdentityDocument,
  type DocumentKind,
  type IdentityDocument,
} from '../../domain/identity-number';
import type { Bytes } from '../../prisma/column-cipher';
import { ApiError } from '../errors/api-error';
import type { Secrets } from '../particulars';

/**
 * Reads a document's number as somebody typed it.
 * @throws ApiError ID_NUMBER_… naming the field
 */
export function readDocument(
  kind: DocumentKind,
  text: string,
  today: CivilDate,
  field = 'documentNumber',
): IdentityDocument {
  const document = parseIdentityDocument(kind, text, today);
  if (document.ok) return document;
  throw new ApiError(`ID_NUMBER_${document.code}`, { field, nextStep: document.nextStep });
}

/** By which a person is found again: equal numbers of one kind of document, and nothing else, have equal hashes. */
export function numberHash(
  { hash }: Secrets,
  { kind, number }: Pick<IdentityDocument, 'kind' | 'number'>,
): Bytes {
  return hash.digest('persons.number', `${kind}:${number}`);
}
