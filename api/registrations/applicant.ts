import type { CivilDate } from '../../domain/civil-date';
import { contradictedFields, type IdentityDocument, type Sex } from '../../domain/identity-number';
import { ApiError } from '../errors/api-error';
import { readDocument } from './document';
import type { RegistrationRequest } from './schema';

/** The person as the document tells, every check passed. */
export interface Applicant {
  documentKind: IdentityDocument['kind'];
  documentNumber: string;
  name: string;
  phone: string;
  birthDate: CivilDate;
  sex: Sex;
}

/**
 * Reads who applies. Birth date and sex come from the number where it tells them; what the form says must agree.
 * @throws ApiError naming the field
 */
export function readApplicant(person: RegistrationRequest['person'], today: CivilDate): Applicant {
  const document = readDocument(person.documentKind, person.documentNumber, today, 'person.documentNumber');
  const contradicted = contradictedFields(document, {
    ...(person.birthDate && { birthDate: person.birthDate }),
    ...(person.sex && { sex: person.sex }),
  });
  if (contradicted[0]) throw new ApiError('ID_CONTRADICTED', { field: `person.${contradicted[0]}` });
  const birthDate = document.birthDate ?? person.birthDate;
  const sex = document.sex ?? person.sex;
  if (!birthDate) throw new ApiError('BIRTH_DATE_REQUIRED', { field: 'person.birthDate' });
  if (!sex) throw new ApiError('SEX_REQUIRED', { field: 'person.sex' });
  if (birthDate > today) throw new ApiError('DATE_IN_FUTURE', { field: 'person.birthDate' });
  return {
    documentKind: document.kind,
    documentNumber: document.number,
    name: person.name.trim().replace(/\s+/gu, ' '),
    phone: person.phone,
    birthDate,
    sex,
  };
}
