import { Type, type Static } from '@sinclair/typebox';
import { ORG_LEVELS } from '../../domain/organisation';
import { StaffRole } from '../../prisma/client/client';
import { CountType, Strict, StringEnum, UuidType } from '../validation/types';

const code = (description: string) =>
  Type.String({ pattern: '^(\\d{4}|\\d{6}|\\d{9}|\\d{12})$', description });

export const OrganisationParams = Strict({ code: code('机构编码') });

const paging = {
  after: Type.Optional(
    Type.String({ pattern: '^[0-9a-f-]{4,36}$', description: '`next` of the page before' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
};

export const OrganisationsQuery = Strict({
  within: Type.Optional(code('Itself and everything below it')),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 30, description: 'Part of the name' })),
  ...paging,
});

export const StaffQuery = Strict({
  within: Type.Optional(code('Within the own scope; the own organisation unless told')),
  ...paging,
});

const ORGANISATION = {
  code: Type.String(),
  name: Type.String(),
  level: StringEnum(ORG_LEVELS),
  levelLabel: Type.String({ examples: ['街道(乡镇)'] }),
  parentCode: Type.Union([Type.String(), Type.Null()]),
  acceptsRegistrations: Type.Boolean(),
};
const next = Type.Union([Type.String(), Type.Null()], {
  description: '`after` of the next page; null on the last',
});

export const OrganisationsSchema = Type.Object({
  organisations: Type.Array(Type.Object(ORGANISATION)),
  next,
});
export type OrganisationsPage = Static<typeof OrganisationsSchema>;

export const OrganisationSchema = Type.Object({
  ...ORGANISATION,
  path: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), {
    description: 'From the city down to the organisation itself',
  }),
  below: Type.Integer({ minimum: 0, description: 'Organisations directly below it' }),
});
export type OrganisationView = Static<typeof OrganisationSchema>;

export const StaffSchema = Type.Object({
  staff: Type.Array(
    Type.Object({
      staffId: UuidType,
      displayName: Type.String(),
      role: StringEnum(Object.values(StaffRole)),
      orgCode: Type.String(),
      orgName: Type.String(),
      openCases: CountType,
    }),
  ),
  next,
});
export type StaffPage = Static<typeof StaffSchema>;
