import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { ApiError } from './errors/api-error';

const KEY = /^[A-Za-z0-9._:-]{8,64}$/;

/** For a route's schema; whether the key is there is checked in code, with an error of its own. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description:
        '命令号, required: 8–64 of [A-Za-z0-9._:-]. The same key with the same body is carried out once.',
      examples: ['7f0c2f0e-3c1b-4d0e-9a51-2f6f7f0f9f11'],
    }),
  ),
});

/**
 * The caller's id of a command.
 * @throws ApiError IDEMPOTENCY_KEY_INVALID when it is missing or not of the form
 */
export function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new ApiError('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' });
}
