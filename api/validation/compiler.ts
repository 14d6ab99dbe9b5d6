import { TypeCompiler } from '@sinclair/typebox/compiler';
import { ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import { Value } from '@sinclair/typebox/value';
import type { TSchema } from '@sinclair/typebox';
import type { FastifySchemaCompiler } from 'fastify';
import { ApiError, type FieldError } from '../errors/api-error';
import { codeOf, sentenceOf } from './sentences';

const MOST_ERRORS = 20;

/**
 * Checks a part of a request against its TypeBox schema and answers everything that is wrong with it at once
 * (一次性告知). Bodies are taken as they are; only what arrives as text in the address is read as a number. The one header that
 * a schema asks for is the command id.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = TypeCompiler.Compile(schema);
  const isBody = httpPart === 'body';
  return (given: unknown) => {
    const value = isBody ? given : Value.Convert(schema, Value.Default(schema, Value.Clone(given)));
    if (check.Check(value)) return { value };
    if (httpPart === 'headers')
      return { error: new ApiError('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' }) };
    return { error: invalid(firstErrors(check.Errors(value))) };
  };
};

/** One error a field: a missing one is not also of the wrong type, nor a wrong type also of the wrong format. */
function firstErrors(errors: Iterable<ValueError>): ValueError[] {
  const byPath = new Map<string, ValueError>();
  for (const error of errors) {
    if (byPath.size >= MOST_ERRORS) break;
    if (!byPath.has(error.path)) byPath.set(error.path, error);
  }
  return [...byPath.values()];
}

function invalid(errors: ValueError[]): ApiError {
  const fields: FieldError[] = errors.map((error) => ({
    field: fieldOf(error),
    message: sentenceOf(error),
    code: codeOf(error),
  }));
  const [first] = fields;
  if (!first) return new ApiError('INVALID_FIELD');
  return new ApiError(first.code ?? 'INVALID_FIELD', {
    field: first.field,
    nextStep: first.field ? `${first.field}:${first.message}` : first.message,
    errors: fields,
  });
}

/** '/person/name' → 'person.name'. What the client wrote into an unknown field's name is cut short. */
function fieldOf({ path, type }: ValueError): string {
  const field = path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~').replaceAll('/', '.');
  return type === ValueErrorType.ObjectAdditionalProperties ? field.slice(0, 60) : field;
}
