import { Type, type Static } from '@sinclair/typebox';
import {
  CivilDateType,
  CountType,
  InstantType,
  Nullable,
  Strict,
  StringEnum,
  UuidType,
} from '../validation/types';

export const HouseholdParams = Strict({ id: UuidType });

export const HouseholdsQuery = Strict({
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 300, description: '`next` of the page before' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});

const Clock = Type.Object({
  openedOn: CivilDateType,
  targetOn: CivilDateType,
  provisional: Type.Boolean({ description: 'The target rests on a year whose holidays are not published' }),
  overdueFrom: InstantType,
  standing: StringEnum(['PLANNED', 'OPEN', 'URGENT', 'OVERDUE']),
  standingLabel: Type.String({ examples: ['已逾期'] }),
  timeLeft: Type.String({ examples: ['剩12个工作日'] }),
  alarms: Type.Integer({ minimum: 0, description: '季度末告警 since it was opened' }),
});

const HOUSEHOLD = {
  householdId: UuidType,
  countyCode: Type.String(),
  countyName: Type.String(),
  members: Type.Integer({ minimum: 0, description: 'Who belongs to it still' }),
};

const OpenHousehold = Type.Object({ ...HOUSEHOLD, ...Clock.properties });

export const HouseholdsSchema = Type.Object({
  open: Type.Integer({ minimum: 0, description: '未清零 in scope: the notice wants none (R-90)' }),
  overdue: CountType,
  households: Type.Array(OpenHousehold),
  next: Nullable(Type.String({ description: '`cursor` of the next page; null on the last' })),
});
export type HouseholdsView = Static<typeof HouseholdsSchema>;
export type OpenHouseholdView = Static<typeof OpenHousehold>;

const STANDINGS = ['UNEMPLOYED', 'WORKING', 'GONE'] as const;

const FactSchema = Type.Object({
  seq: CountType,
  kind: Type.String(),
  label: Type.String({ examples: ['零就业家庭清零'] }),
  at: InstantType,
  clauses: Type.Array(Type.String()),
  caseId: Nullable(UuidType),
  details: Type.Record(Type.String(), Type.Unknown(), {
    description: 'Codes and dates of the fact; whom it is about stands in `caseId`, where that is in scope',
  }),
});

export const HouseholdSchema = Type.Object({
  ...HOUSEHOLD,
  clock: Nullable(Clock),
  memberCases: Type.Array(
    Type.Object({
      caseId: UuidType,
      certified: Type.Boolean({ description: '已认定为零就业家庭成员 (H1)' }),
      standing: StringEnum(STANDINGS),
      standingLabel: Type.String({ examples: ['登记失业'] }),
    }),
    { description: 'Those in scope' },
  ),
  facts: Type.Array(FactSchema),
});
export type HouseholdView = Static<typeof HouseholdSchema>;
