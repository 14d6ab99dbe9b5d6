import { Type } from '@sinclair/typebox';
import { ATTEMPT_OUTCOMES } from '../../domain/case/follow-up/facts';
import { CivilDateType, StringEnum, UuidType } from '../validation/types';
import { attempt, ATTEMPT_REFUSALS, attemptData, channel, DATES, findings, note } from './contact-fields';
import { defineCommand, type CommandDefinition } from './definition';
import { service, serviceData, SERVICE_REFUSALS } from './service-fields';

const orgCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12})$' });

/** What staff do for a person while they help: services, follow-ups, attempts, refresh, owner, transfer. */
export const HELP_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'recordService',
    path: 'services',
    summary: '记录服务',
    description:
      'A service of a package (R-17 … R-24, R-31), of a class (R-37 … R-46) or an introduction to a gig (R-80): given, ' +
      'declined or not needed. A vacancy or gig is asked about later (R-39).',
    refusals: [...DATES, ...SERVICE_REFUSALS],
    fields: { ...service, on: CivilDateType },
    example: {
      item: 'VACANCY',
      answer: 'PROVIDED',
      on: '2026-11-24',
      reference: 'V20261101',
      fitReason: 'DISTANCE',
    },
    data: ({ on, ...given }, words) => ({ ...serviceData(given, words), on }),
  }),
  defineCommand({
    kind: 'recordFollowUp',
    path: 'follow-ups',
    summary: '记录跟踪回访',
    description: 'A follow-up that reached the person, with its four findings (R-51 … R-55, A-7).',
    refusals: DATES,
    fields: { on: CivilDateType, channel, findings, note },
    example: {
      on: '2026-12-08',
      channel: 'PHONE',
      findings: { jobSearch: 'SEARCHING', income: 'UNCHANGED', family: 'UNCHANGED', intent: 'CHANGED' },
      note: '希望改学电工',
    },
    data: ({ on, channel, findings, note }, words) => ({
      on,
      channel,
      findings,
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
  defineCommand({
    kind: 'recordContactAttempt',
    path: 'contact-attempts',
    summary: '记录联系未果',
    description:
      'A failed attempt: a fact, never a follow-up and never a ground. The first call that reaches nobody begins the ' +
      'search, whose steps become tasks and whose last one leaves a mark (A-7, R-64).',
    refusals: [...DATES, ...ATTEMPT_REFUSALS],
    fields: { on: CivilDateType, channel, outcome: StringEnum(ATTEMPT_OUTCOMES), ...attempt, note },
    example: {
      on: '2026-12-08',
      channel: 'PHONE',
      outcome: 'NO_ANSWER',
      call: { hour: 19, number: 'OTHER_1', knownNumbers: 2 },
    },
    data: ({ on, channel, outcome, note, ...tried }, words) => ({
      on,
      channel,
      outcome,
      ...attemptData(tried),
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
  defineCommand({
    kind: 'refreshRecord',
    path: 'refreshes',
    summary: '更新长期登记失业人员信息',
    description: 'The record was gone through with the person (R-65).',
    refusals: DATES,
    fields: { on: CivilDateType, note },
    example: { on: '2027-05-24', note: '电话核对,信息无变化' },
    data: ({ on, note }, words) => ({ on, ...words.keepOptional('noteId', 'note', note) }),
  }),
  defineCommand({
    kind: 'assignOwner',
    path: 'owner',
    summary: '指定帮扶专人',
    description: 'Names who owns the case; its open tasks go with it (R-05, R-68).',
    refusals: ['OWNER_UNKNOWN'],
    fields: { orgCode, staffId: UuidType },
    example: { orgCode: '411002001001', staffId: '7d0f6a52-3c1b-4d0e-9a51-2f6f7f0f9f11' },
    data: ({ orgCode, staffId }) => ({ orgCode, staffId }),
  }),
  defineCommand({
    kind: 'transferCase',
    path: 'transfer',
    summary: '转移帮扶个案',
    description:
      'The person is helped by another organisation from now on (R-05, R-68, A-16): its caseworker with the fewest ' +
      'cases owns the case, or the county is to name one. Open tasks go with it, as late as they are. Between ' +
      'communities of one subdistrict the subdistrict decides, otherwise the county.',
    refusals: [
      'ALREADY_THERE',
      'LEVEL_TOO_LOW',
      'ORGANISATION_UNKNOWN',
      'ORGANISATION_NOT_ACCEPTING',
      'ORGANISATION_TOO_HIGH',
    ],
    fields: { orgCode, note },
    example: { orgCode: '411002002003', note: '本人已迁居' },
    read: (reader, { orgCode }) => reader.ownerAt(orgCode),
    data: ({ orgCode, note }, words, owner) => ({
      orgCode,
      owner,
      ...words.keepOptional('noteId', 'note', note),
    }),
  }),
];
