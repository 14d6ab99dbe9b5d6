import { Type, type Static } from '@sinclair/typebox';
import { CountType, InstantType, Nullable, Strict, StringEnum, UuidType } from '../validation/types';

const orgCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12})$' });

export const HandoverBody = Strict(
  {
    fromStaffId: UuidType,
    toOrgCode: orgCode,
    toStaffId: Type.Optional({
      ...UuidType,
      description: 'Not given: the caseworkers of the organisation, each case to whoever has the fewest',
    }),
  },
  { examples: [{ fromStaffId: '7d0f6a52-3c1b-4d0e-9a51-2f6f7f0f9f11', toOrgCode: '411002001001' }] },
);
export type HandoverRequest = Static<typeof HandoverBody>;

export const HandoverParams = Strict({ id: UuidType });

export const RowsQuery = Strict({
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
});

const Person = Type.Object({ staffId: UuidType, name: Type.String() });

export const HandoverSchema = Type.Object({
  handoverId: UuidType,
  from: Person,
  toOrgCode: Type.String(),
  to: Nullable(Person),
  orderedBy: Person,
  orderedAt: InstantType,
  cancelled: Nullable(Type.Object({ by: Person, at: InstantType })),
  finishedAt: Nullable(InstantType),
  pending: CountType,
  done: CountType,
  refused: CountType,
});
export type HandoverView = Static<typeof HandoverSchema>;

export const HandoversSchema = Type.Object({ handovers: Type.Array(HandoverSchema) });

export const HandoverRowsSchema = Type.Object({
  rows: Type.Array(
    Type.Object({
      caseId: UuidType,
      to: Person,
      status: StringEnum(['PENDING', 'DONE', 'REFUSED']),
      statusLabel: Type.String({ examples: ['已移交'] }),
      code: Nullable(
        Type.String({ description: 'CASE_CLOSED, OWNER_CHANGED, OWNER_UNKNOWN, HANDOVER_CANCELLED' }),
      ),
      reason: Nullable(Type.String({ examples: ['该帮扶个案已结案'] })),
      attempts: Type.Integer({ minimum: 0, description: 'Without an answer' }),
      settledAt: Nullable(InstantType),
    }),
  ),
  next: Nullable(Type.String({ description: '`cursor` of the next page; null on the last' })),
});
export type HandoverRowsPage = Static<typeof HandoverRowsSchema>;
