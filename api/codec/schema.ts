import { Type, type Static } from '@sinclair/typebox';
import { Strict } from '../validation/types';

/** A payload as JSON, its bytes in base64. */
const PayloadSchema = Type.Object({
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
  data: Type.Optional(Type.String()),
});
export type PayloadJson = Static<typeof PayloadSchema>;

export const PayloadsSchema = Strict(
  { payloads: Type.Array(PayloadSchema, { maxItems: 10_000 }) },
  { examples: [{ payloads: [{ metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'IjIwMjYtMTEtMjQi' }] }] },
);
