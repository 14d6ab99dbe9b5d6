import { Type, type Static } from '@sinclair/typebox';
import { CONTACT_CHANNELS } from '../../domain/case/follow-up/facts';
import { SERVICE_CLASSES } from '../../domain/classes';
import { HARDSHIP_CATEGORIES } from '../../domain/hardship/categories';
import { CERTIFICATION_STAGES } from '../../domain/hardship/certification';
import { ORG_LEVELS } from '../../domain/organisation';
import { CANCELLATION_GROUNDS } from '../../domain/endings';
import { codesOf, DOCUMENT_KINDS, PLACE_TYPES, SEXES } from '../registrations/codes';
import { TaskSchema } from '../tasks/task-view';
import {
  CivilDateType,
  CountType,
  FreeText,
  InstantType,
  Strict,
  StringEnum,
  UuidType,
  Nullable,
} from '../validation/types';
import { ContactSchema, RetirementSchema, SignsSchema, UrgingSchema } from './contact-view';
import { EndedSchema, NoticeSchema } from './ended-view';
import { GuidanceSchema, MarketSchema, ReferralsSchema } from './services-view';

export const CaseParams = Strict({ id: UuidType });
export const ParticularParams = Strict({ id: UuidType, particularId: UuidType });

const FACT = {
  seq: Type.Integer(),
  kind: Type.String(),
  label: Type.String({ examples: ['跟踪回访'] }),
  at: InstantType,
  clauses: Type.Array(Type.String(), { examples: [['R-52', 'A-7']] }),
  data: Type.Unknown({ description: 'Codes, dates and ids; never a name, number or free text' }),
};
export const FactSchema = Type.Object(FACT);

const StaffName = Type.Object({ id: Type.String(), name: Type.String() });

export const TimelineQuery = Strict({
  after: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'The last seq that was read' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
});

export const TimelineSchema = Type.Object({
  facts: Type.Array(
    Type.Object({
      ...FACT,
      corrected: Type.Boolean({ description: '已更正: counts no more' }),
      by: StaffName,
      cause: Type.String({ description: 'OPEN, COMMAND: an act of a person; WAKE: time itself' }),
      policyVersion: Type.String(),
      calendarVersion: Type.String(),
      hash: Type.String({ description: 'SHA-256 over the fact and the hash before it, hex' }),
    }),
  ),
  next: Nullable(Type.Integer({ description: '`after` of the next page; null on the last' })),
});
export type TimelinePage = Static<typeof TimelineSchema>;

const ContactDetailFields = {
  name: Type.String(),
  phone: Type.String(),
  documentKind: StringEnum(codesOf(DOCUMENT_KINDS)),
  documentNumber: Type.String(),
};
export const ContactDetailsSchema = Type.Object(ContactDetailFields);
export const RevealBody = Strict(
  { reason: FreeText(100, '查看理由, written to the access records') },
  { examples: [{ reason: '电话回访' }] },
);

export const ParticularSchema = Type.Object({
  particularId: UuidType,
  kind: Type.String({ description: 'note, plan, evidence, reason, counselling, lastEmployer, skills' }),
  text: Type.String(),
  createdAt: InstantType,
  createdBy: StaffName,
});
export type ParticularView = Static<typeof ParticularSchema>;

export const LookupBody = Strict(
  {
    documentKind: StringEnum(codesOf(DOCUMENT_KINDS)),
    documentNumber: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { examples: [{ documentKind: 'CN_ID', documentNumber: '411003199507150022' }] },
);

const CasePhase = StringEnum(['STARTING', 'OPEN', 'ENDED', 'CLOSED'], {
  description: 'ENDED: 帮扶已终止, while the end of the registration can be contradicted',
});

export const LookupSchema = Type.Object({
  cases: Type.Array(
    Type.Object({
      caseId: UuidType,
      personName: Type.String({ description: 'Masked' }),
      phase: CasePhase,
      registrationStatus: StringEnum(['ACTIVE', 'CANCELLED', 'CONVERTED']),
      registeredOn: CivilDateType,
      orgCode: Type.String(),
      orgName: Type.String(),
    }),
    { description: 'Of this person, within the scope, the latest first' },
  ),
});
export type LookupView = Static<typeof LookupSchema>;

const PendingEndingSchema = Type.Object({
  ground: Type.String(),
  happenedOn: CivilDateType,
  evidenceKind: Type.String(),
  evidenceId: UuidType,
  documentNumber: Type.Optional(Type.String()),
  requestedBy: Type.String(),
});

const NextContactSchema = Type.Object(
  { on: CivilDateType, channel: StringEnum(CONTACT_CHANNELS), noteId: Type.Optional(UuidType) },
  { description: 'Agreed with the person (约定下次联系)' },
);
const AssistanceSchema = Type.Object(
  {
    proposed: Type.Array(StringEnum(HARDSHIP_CATEGORIES), { description: 'To be told to the person (R-33)' }),
    application: Nullable(
      Type.Object({
        category: StringEnum(HARDSHIP_CATEGORIES),
        appliedOn: CivilDateType,
        evidenceId: UuidType,
        stage: StringEnum(CERTIFICATION_STAGES),
        stageLabel: Type.String({ examples: ['街道(乡镇)复核'] }),
        notice: Nullable(
          Type.Object({
            postedOn: CivilDateType,
            endsOn: CivilDateType,
            provisional: Type.Boolean(),
            fields: Type.Array(Type.String(), { description: 'All that the notice may show' }),
            category: Type.String({ description: 'As the public may read it' }),
          }),
        ),
      }),
    ),
    plan: Nullable(Type.Object({ version: CountType, on: CivilDateType, helperId: Type.String() })),
    problems: Type.Array(
      Type.Object({
        problemId: Type.String(),
        textId: UuidType,
        openedOn: CivilDateType,
        lookedAtOn: Nullable(CivilDateType),
        level: StringEnum(ORG_LEVELS),
        isToBeAsked: Type.Boolean({ description: 'Nobody has asked about it for the months of the policy' }),
      }),
    ),
  },
  { description: '就业援助: proposals, application, plan and problems (R-26, R-27, R-33, R-87)' },
);
export type AssistanceView = Static<typeof AssistanceSchema>;

const PublicPostSchema = Type.Object(
  {
    recommendedOn: Type.Optional(CivilDateType),
    appliedFor: Type.Optional(Type.Object({ postId: Type.String(), on: CivilDateType })),
    placement: Type.Optional(
      Type.Object({
        postId: Type.String(),
        rankingId: Type.String(),
        startedOn: CivilDateType,
        until: CivilDateType,
      }),
    ),
  },
  { description: '公益性岗位 (R-28, R-35, R-89)' },
);

export const CaseSchema = Type.Object({
  caseId: UuidType,
  caseVersion: CountType,
  phase: CasePhase,
  registration: Type.Object({
    registrationId: UuidType,
    status: StringEnum(['ACTIVE', 'CANCELLED', 'CONVERTED']),
    registeredOn: CivilDateType,
    endedOn: Nullable(CivilDateType),
    ground: Nullable(Type.String({ description: CANCELLATION_GROUNDS.join(', ') })),
    placeType: StringEnum(codesOf(PLACE_TYPES)),
    tags: Type.Unknown({ description: 'hardship, graduate, liftedFromPoverty: YES, NO, UNKNOWN (R-69)' }),
    profile: Type.Unknown({ description: 'Coded answers, and ids of what was written in words' }),
    previousRegistrationId: Nullable(UuidType),
  }),
  orgCode: Type.String(),
  orgName: Type.String(),
  owner: Nullable(
    Type.Object({ orgCode: Type.String(), staffId: Nullable(UuidType), name: Nullable(Type.String()) }),
  ),
  person: Type.Object({ ...ContactDetailFields, sex: StringEnum(codesOf(SEXES)) }, { description: 'Masked' }),
  level: StringEnum(['I', 'II']),
  employment: StringEnum(['UNEMPLOYED', 'FLEXIBLE', 'STABLE']),
  classes: Type.Array(StringEnum(SERVICE_CLASSES)),
  hardship: Type.Array(StringEnum(HARDSHIP_CATEGORIES)),
  repeated: Type.Boolean(),
  focusedUntil: Nullable(CivilDateType),
  pendingEnding: Nullable(PendingEndingSchema),
  nextContact: Nullable(NextContactSchema),
  ended: Nullable(EndedSchema),
  notice: Nullable(NoticeSchema),
  assistance: AssistanceSchema,
  market: MarketSchema,
  guidance: GuidanceSchema,
  referrals: ReferralsSchema,
  publicPost: Nullable(PublicPostSchema),
  contact: ContactSchema,
  signs: SignsSchema,
  urging: Nullable(UrgingSchema),
  retirement: Nullable(RetirementSchema),
  lastContactOn: Nullable(CivilDateType),
  daysSinceContact: Nullable(Type.Integer()),
  tasks: Type.Array(TaskSchema),
});
export type CaseView = Static<typeof CaseSchema>;
