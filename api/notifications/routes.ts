import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { NOTIFICATION_STATUSES } from '../../domain/notification/delivery';
import { isSigned, type SharedKey } from '../../webhook/signature';
import { ApiError } from '../errors/api-error';
import { BODY_READ_PROBLEMS } from '../errors/common';
import { problems } from '../errors/problem';
import { Strict, StringEnum } from '../validation/types';
import type { Receipts } from './receipts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body byte for byte, where a signature is over it. */
    rawBody: Buffer | undefined;
  }
}

export interface ReceiptRoutesOptions {
  receipts: Receipts;
  /** Empty where the site has no gateway: then no receipt is signed. */
  keys: readonly SharedKey[];
}

const ReceiptBody = Strict(
  {
    id: Type.String({ maxLength: 64, description: 'Of the message, as it was sent' }),
    outcome: StringEnum(['DELIVERED', 'UNDELIVERABLE']),
  },
  { examples: [{ id: '0b7f4a52-6f0e-4c7e-9d0e-3d1f7c1c2a10-12', outcome: 'DELIVERED' }] },
);

/** What a gateway may tell: it has no login, it signs. */
export const receiptRoutes: FastifyPluginCallbackTypebox<ReceiptRoutesOptions> = (
  app,
  { receipts, keys },
  done,
) => {
  app.decorateRequest('rawBody', undefined);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, parsed) => {
    request.rawBody = body;
    void parse(request, body.toString(), parsed);
  });
  app.post(
    '/v1/notification-receipts',
    {
      config: { access: { open: true } },
      schema: {
        summary: '短信网关送达回执',
        description:
          'Signed by the gateway with a key it shares with this site, as docs/notifications.md says: headers ' +
          'bangfu-key-id, bangfu-timestamp and bangfu-signature. May be sent again; the first outcome stands (R-62).',
        tags: ['告知'],
        security: [],
        body: ReceiptBody,
        response: {
          200: Type.Object({ status: StringEnum(NOTIFICATION_STATUSES) }),
          ...problems(...BODY_READ_PROBLEMS, 'SIGNATURE_INVALID', 'NOTIFICATION_NOT_FOUND'),
        },
      },
      preValidation: (request, _reply, next) => {
        const isOurs = isSigned(keys, request.headers, request.rawBody ?? Buffer.alloc(0), Date.now());
        next(isOurs ? undefined : new ApiError('SIGNATURE_INVALID'));
      },
    },
    async (request) => ({ status: await receipts.record(request.body.id, request.body.outcome) }),
  );
  done();
};
