import { Type, type Static } from '@sinclair/typebox';
import { CONTACT_CHANNELS } from '../../domain/case/follow-up/facts';
import { SERVICE_CLASSES } from '../../domain/classes';
import { HARDSHIP_CATEGORIES } from '../../domain/hardship/categories';
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
import { EndedSchema, NoticeSchema } from './ended-view';

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
  kind: Type.String({ description: 'note, plan, evidence, reason, lastEmployer, skills' }),
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
  pendingEnding: Nullable(PendingEndingSchema),
  nextContact: Nullable(NextContactSchema),
  ended: Nullable(EndedSchema),
  notice: Nullable(NoticeSchema),
  lastContactOn: Nullable(CivilDateType),
  daysSinceContact: Nullable(Type.Integer()),
  tasks: Type.Array(TaskSchema),
});
export type CaseView = Static<typeof CaseSchema>;
