import { createHash } from 'node:crypto';
import type { RegistrationRequest } from '../../api/registrations/schema';
import { canonicalJson } from '../../api/canonical';
import { headingOf, readRow } from './columns';
import type { RegistrationClient } from './registration-client';
import type { NumberedRow } from './rows';

export const RESULTS = {
  REGISTERED: '已登记',
  REPEATED: '此前已登记(同一行)',
  REFUSED: '未通过',
  UNANSWERED: '未得到答复',
} as const;

/** What became of one row. */
export interface Outcome extends NumberedRow {
  result: keyof typeof RESULTS;
  commandId: string;
  registrationId?: string;
  caseId?: string;
  registeredOn?: string;
  promise?: string;
  code?: string;
  heading?: string;
  reason?: string;
  /** The service was away for so long that going on makes no sense. */
  isAway?: boolean;
}

/** Registers the person of a row. What a row says decides its command id, so that it is registered once however often it is sent. */
export async function settle(client: RegistrationClient, numbered: NumberedRow): Promise<Outcome> {
  const read = readRow(numbered.row);
  if ('errors' in read) {
    const { errors } = read;
    return {
      ...numbered,
      result: 'REFUSED',
      commandId: '',
      code: 'INVALID_FIELD',
      heading: errors.map(({ heading }) => heading).join('、'),
      reason: errors.map(({ heading, message }) => `${heading}:${message}`).join(';'),
    };
  }
  const commandId = commandIdOf(read.request);
  const answer = await client.register(read.request, commandId);
  const outcome = { ...numbered, commandId };
  switch (answer.kind) {
    case 'REGISTERED': {
      const { registrationId, caseId, registeredOn, promised } = answer.registration;
      const result = answer.repeated ? 'REPEATED' : 'REGISTERED';
      const promise = promised.map(({ sentence }) => sentence).join(';');
      return { ...outcome, result, registrationId, caseId, registeredOn, promise };
    }
    case 'REFUSED': {
      const { code, title, nextStep, field, errors = [] } = answer.problem;
      const fields =
        errors.length > 0 ? errors.map((error) => error.field) : field === undefined ? [] : [field];
      const more = errors.map((error) => `${headingOf(error.field)}:${error.message}`);
      const reasons = [title, ...(more.length > 0 ? more : [nextStep])];
      return {
        ...outcome,
        result: 'REFUSED',
        code,
        heading: fields.map(headingOf).join('、'),
        reason: reasons.join(';'),
      };
    }
    case 'UNANSWERED':
      return { ...outcome, result: 'UNANSWERED', reason: answer.why, isAway: answer.isAway };
  }
}

function commandIdOf(request: RegistrationRequest): string {
  return `import:${createHash('sha256').update(canonicalJson(request)).digest('hex').slice(0, 48)}`;
}
