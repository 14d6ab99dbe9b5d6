import { Type, type Static } from '@sinclair/typebox';
import { SERVICE_CLASSES } from '../../domain/classes';
import { CivilDateType, FreeText, InstantType, Strict, StringEnum, UuidType } from '../validation/types';
import {
  CHANNELS,
  codesOf,
  DOCUMENT_KINDS,
  EDUCATIONS,
  PLACE_TYPES,
  SEXES,
  TAG_ANSWERS,
  UNEMPLOYMENT_REASONS,
} from './codes';

const tag = () => StringEnum(codesOf(TAG_ANSWERS));

export const RegistrationBody = Strict(
  {
    person: Strict({
      documentKind: StringEnum(codesOf(DOCUMENT_KINDS)),
      documentNumber: Type.String({ minLength: 1, maxLength: 40 }),
      name: Type.String({ format: 'person-name', minLength: 1, maxLength: 50 }),
      phone: Type.String({ format: 'phone', minLength: 7, maxLength: 20 }),
      birthDate: Type.Optional(CivilDateType),
      sex: Type.Optional(StringEnum(codesOf(SEXES))),
    }),
    orgCode: Type.String({
      pattern: '^(\\d{6}|\\d{9}|\\d{12})$',
      description: '登记机构: 社区(村), or the lowest there is',
    }),
    placeType: StringEnum(codesOf(PLACE_TYPES), { description: 'The person chooses freely (R-08)' }),
    channel: StringEnum(codesOf(CHANNELS)),
    declarations: Strict({
      ableToWork: Type.Boolean(),
      wantsWork: Type.Boolean(),
      unemployed: Type.Boolean(),
      drawsPension: Type.Boolean(),
    }),
    commitment: Strict({
      version: Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' }),
      signed: Type.Boolean(),
    }),
    profile: Strict({
      unemploymentReason: StringEnum(codesOf(UNEMPLOYMENT_REASONS), { description: '失业原因 ajc093' }),
      unemployedSince: CivilDateType,
      education: StringEnum(codesOf(EDUCATIONS), { description: '文化程度 GB/T 4658' }),
      wishes: Type.Array(StringEnum(SERVICE_CLASSES), { minItems: 1, maxItems: 6, uniqueItems: true }),
      lastEmployer: Type.Optional(FreeText(100, '原单位')),
      skills: Type.Optional(FreeText(500, '技能、特长')),
    }),
    tags: Strict({ hardship: tag(), graduate: tag(), liftedFromPoverty: tag() }),
  },
  {
    examples: [
      {
        person: {
          documentKind: 'CN_ID',
          documentNumber: '411003199507150022',
          name: '张三',
          phone: '13800000000',
        },
        orgCode: '411002001001',
        placeType: 'HABITUAL',
        channel: 'COUNTER',
        declarations: { ableToWork: true, wantsWork: true, unemployed: true, drawsPension: false },
        commitment: { version: '2023-06', signed: true },
        profile: {
          unemploymentReason: '20',
          unemployedSince: '2026-10-31',
          education: '30',
          wishes: ['JOB', 'TRAINING'],
        },
        tags: { hardship: 'UNKNOWN', graduate: 'NO', liftedFromPoverty: 'NO' },
      },
    ],
  },
);
export type RegistrationRequest = Static<typeof RegistrationBody>;

const Promised = Type.Object({
  what: Type.String({ description: 'Package of the policy: basic4, s131' }),
  dueOn: CivilDateType,
  provisional: Type.Boolean({ description: 'Counted in a year whose holidays are not yet published' }),
  sentence: Type.String({ examples: ['应于11月30日（周一）前完成4项基本服务'] }),
});

export const RegistrationAnswer = Type.Object({
  registrationId: UuidType,
  caseId: UuidType,
  registeredAt: InstantType,
  registeredOn: CivilDateType,
  orgCode: Type.String(),
  orgName: Type.String(),
  registeredAgain: Type.Boolean({
    description: '再次失业: an earlier registration of the person has ended (R-56)',
  }),
  promised: Type.Array(Promised),
});
export type RegistrationAnswerBody = Static<typeof RegistrationAnswer>;
