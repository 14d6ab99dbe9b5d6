import { Type, type Static } from '@sinclair/typebox';
import { CivilDateType, CountType, InstantType, Strict, UuidType } from '../validation/types';

const HashType = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hexadecimal' });

const Seal = Type.Object({
  number: CountType,
  day: CivilDateType,
  sealedAt: InstantType,
  headCount: CountType,
  root: HashType,
  prevHash: HashType,
  hash: HashType,
});
export type SealView = Static<typeof Seal>;

export const SealsQuery = Strict({
  before: Type.Optional(Type.Integer({ minimum: 1, description: 'Seals before this number' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 31 })),
});
export const SealsSchema = Type.Object({ seals: Type.Array(Seal) });
export type SealsView = Static<typeof SealsSchema>;

export const LedgerParams = Strict({ id: UuidType });
export const LedgerQuery = Strict({
  after: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'The last seq that was read' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
});

const SealedFact = Type.Object({
  caseId: UuidType,
  seq: CountType,
  kind: Type.String(),
  at: InstantType,
  by: Type.String(),
  clauses: Type.Array(Type.String()),
  policyVersion: Type.String(),
  calendarVersion: Type.String(),
  cause: Type.Object({ kind: Type.String(), id: Type.String(), digest: Type.String() }),
  data: Type.Unknown(),
});

export const LedgerSchema = Type.Object({
  facts: Type.Array(
    Type.Object({
      fact: SealedFact,
      prevHash: HashType,
      hash: Type.String({
        description: 'SHA-256 over prevHash (32 bytes) and `fact` in canonical JSON (RFC 8785)',
      }),
    }),
  ),
  next: Type.Union([Type.Integer(), Type.Null()], {
    description: '`after` of the next page; null on the last',
  }),
  proof: Type.Union(
    [
      Type.Object({
        seal: Seal,
        seq: CountType,
        hash: HashType,
        leaf: Type.String({ description: 'What was hashed, after a zero byte: case id, seq and hash' }),
        index: CountType,
        path: Type.Array(HashType, {
          description: 'Inclusion proof of RFC 9162, 2.1.3, to the root of the seal',
        }),
      }),
      Type.Null(),
    ],
    { description: 'That the newest seal holds the head of this case; null before its first seal' },
  ),
});
export type LedgerView = Static<typeof LedgerSchema>;
