import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { ApiError } from './errors/api-error';

/** For the schema of every route that carries out a command. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.String({
    pattern: '^[A-Za-z0-9._:-]{8,64}$',
    description: '命令号. The same key with the same body is carried out once.',
    examples: ['7f0c2f0e-3c1b-4d0e-9a51-2f6f7f0f9f11'],
  }),
});

/**
 * The caller's id of a command, which the route's schema let pass.
 * @throws ApiError IDEMPOTENCY_KEY_INVALID on a route without that schema
 */
export function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string') return key;
  throw new ApiError('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' });
}
