import { Type, type Static } from '@sinclair/typebox';
import { POLICY_STANDINGS, type PolicyStanding } from '../../domain/policy/version';
import { CivilDateType, FreeText, InstantType, Strict, StringEnum } from '../validation/types';

export const STANDING_LABELS: Readonly<Record<PolicyStanding, string>> = {
  DRAFT: '草案',
  WITHDRAWN: '已撤回',
  ANNOUNCED: '已批准,待施行',
  IN_FORCE: '现行',
  SUPERSEDED: '已被取代',
};

export const ACT_LABELS: Readonly<Record<string, string>> = {
  POLICY_DRAFTED: '起草',
  POLICY_APPROVED: '批准',
  POLICY_WITHDRAWN: '撤回',
};

export const PolicyParams = Strict({
  id: Type.String({ pattern: '^[a-z0-9-]{1,64}$', description: '版本号' }),
});

export const DraftBody = Strict(
  {
    /** 施行日期: after the day of approval. */
    validFrom: CivilDateType,
    sourceDocument: FreeText(200, '依据文件'),
    parameters: Type.Unknown({ description: 'The whole pack; every parameter must be there, and no other' }),
    provenance: Type.Unknown({ description: 'Source and status (V, default, Qn) by path of a parameter' }),
  },
  {
    examples: [
      {
        validFrom: '2027-01-01',
        sourceDocument: '关于调整失业人员帮扶政策参数的通知',
        parameters: { longTerm: { months: 6, refreshWorkdays: 10 } },
        provenance: { 'longTerm.months': { status: 'V', source: '本通知三(四)' } },
      },
    ],
  },
);
export type DraftRequest = Static<typeof DraftBody>;

/** An act whose address says everything. */
export const NoBody = Strict({}, { examples: [{}] });

const Person = Type.Object({ id: Type.String(), name: Type.String() });
const Nobody = Type.Null();

const SUMMARY = {
  id: Type.String({ examples: ['policy-2027-01-01'] }),
  standing: StringEnum(POLICY_STANDINGS),
  standingLabel: Type.String(),
  validFrom: CivilDateType,
  sourceDocument: Type.String(),
  draftedBy: Type.Union([Person, Nobody], { description: 'Null: the founding version came with the notice' }),
  approvedBy: Type.Union([Person, Nobody]),
  approvedAt: Type.Union([InstantType, Nobody]),
};

export const PoliciesSchema = Type.Object({
  versions: Type.Array(Type.Object(SUMMARY), { description: 'By date, the latest first' }),
});
export type PoliciesView = Static<typeof PoliciesSchema>;

const Value = Type.Unknown({ description: 'null where the version does not have it' });

export const PolicySchema = Type.Object({
  ...SUMMARY,
  parameters: Type.Unknown(),
  provenance: Type.Unknown(),
  openQuestions: Type.Array(Type.Object({ path: Type.String(), question: Type.String() }), {
    description: '待确认',
  }),
  acts: Type.Array(Type.Object({ kind: Type.String(), label: Type.String(), by: Person, at: InstantType })),
  comparedWith: Type.Union([Type.String(), Type.Null()], { description: 'The version in force today' }),
  differences: Type.Array(
    Type.Object({
      path: Type.String({ examples: ['packages.s131.items.VACANCY.min'] }),
      old: Value,
      new: Value,
    }),
    { description: 'From the version in force to this one' },
  ),
});
export type PolicyView = Static<typeof PolicySchema>;
