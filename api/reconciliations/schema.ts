import { Type, type Static } from '@sinclair/typebox';
import { CountType, InstantType, Strict, StringEnum, UuidType } from '../validation/types';

const Run = Type.Object({
  id: UuidType,
  kind: StringEnum(['CHANGED', 'ALL'], { description: '有变动的个案, 全部个案' }),
  beganAt: InstantType,
  finishedAt: Type.Union([InstantType, Type.Null()]),
  looked: Type.Integer({ minimum: 0, description: 'Cases that were looked at' }),
  found: CountType,
  repaired: CountType,
});

export const RunsSchema = Type.Object({ runs: Type.Array(Run) });
export type RunsView = Static<typeof RunsSchema>;

export const RunParams = Strict({ id: UuidType });

export const FindingsSchema = Type.Object({
  findings: Type.Array(
    Type.Object({
      caseId: UuidType,
      kind: StringEnum(['GONE', 'BEHIND', 'AHEAD', 'SILENT', 'UNKNOWN_CASE']),
      label: Type.String({ examples: ['个案没有在运行的流程'] }),
      ledgerSeq: Type.Union([CountType, Type.Null()]),
      processSeq: Type.Union([CountType, Type.Null()]),
      repair: StringEnum(['STARTED_FROM_LEDGER', 'NUDGED', 'NONE']),
      repairLabel: Type.String({ examples: ['已按台账重新启动'] }),
      repaired: Type.Boolean(),
      foundAt: InstantType,
    }),
  ),
});
export type FindingsView = Static<typeof FindingsSchema>;
