import fc from 'fast-check';
import type { Actor, CommandData, CommandKind } from '../../domain/case/commands';
import {
  ATTEMPT_OUTCOMES,
  CONTACT_CHANNELS,
  INTENT_FINDINGS,
  JOB_SEARCH_FINDINGS,
} from '../../domain/case/follow-up/facts';
import { EMPLOYMENT_TYPES } from '../../domain/case/employment/facts';
import { entryAndRest } from '../../domain/case/correction/entry';
import { CORRECTABLE_KINDS } from '../../domain/case/correction/facts';
import type { RulesInForce } from '../../domain/case/context';
import type { EndingGround } from '../../domain/case/state';
import { addDays, addMonthsToMonth } from '../../domain/civil-date';
import type { RetirementMonths } from '../../domain/retirement-check';
import type { ServiceClass } from '../../domain/classes';
import { CANCELLATION_GROUNDS, EVIDENCE_KINDS, type EvidenceKind } from '../../domain/endings';
import { NOTICE_CHANNELS } from '../../domain/notice-to-person';
import { contactActs } from './arbitrary-contact';
import { hardshipActs } from './arbitrary-hardship';
import { anyClasses, helpActs, pushResult, referralStep } from './arbitrary-help';
import { CASEWORKER, COUNTY_OFFICER, Life, planOf, registration, REVIEWER } from './life';
import { XUCHANG_RULES } from './rules';

/** Something done at some time by somebody: most of it nonsense, all of it possible to send. */
interface Deed {
  afterDays: number;
  daysAgo: number;
  by: Actor;
  act: (on: string, life: Life) => { [K in CommandKind]: [K, CommandData[K]] }[CommandKind];
}

const evidenceKind = fc.constantFrom(...(Object.keys(EVIDENCE_KINDS) as EvidenceKind[]));
const item = fc.constantFrom(
  'REGISTRATION_SERVICE',
  'INFORMATION_SERVICE',
  'POLICY_SERVICE',
  'BUSINESS_SERVICE',
  'CAREER_GUIDANCE',
  'VACANCY',
  'TRAINING',
  'JOB_SEARCH_GUIDANCE',
  'TRAINING_RECOMMENDATION',
  'MENTOR',
  'COUNSELLING',
  'GIG_INTRODUCTION',
);
const endingGround = fc.constantFrom(
  ...CANCELLATION_GROUNDS.filter(
    (ground): ground is EndingGround => ground !== 'HIRED' && ground !== 'BUSINESS',
  ),
);
const months = fc.constantFrom(1, 6, 12, 24);

const FINDINGS = {
  jobSearch: 'SEARCHING',
  income: 'CHANGED',
  family: 'UNCHANGED',
  intent: 'UNCHANGED',
} as const;
const findings = fc
  .tuple(fc.constantFrom(...JOB_SEARCH_FINDINGS), fc.constantFrom(...INTENT_FINDINGS))
  .map(([jobSearch, intent]) => ({ ...FINDINGS, jobSearch, intent }));

const service = fc.record({
  item,
  answer: fc.constantFrom('PROVIDED' as const, 'DECLINED' as const, 'NO_NEED' as const),
  reference: fc.constantFrom('V-1', 'V-2', 'V-3', 'V-4'),
});

const visit = fc
  .record(
    {
      outcome: fc.constantFrom('REACHED' as const, 'REACHED' as const, ...ATTEMPT_OUTCOMES),
      findings,
      services: fc.array(
        service.map((given) => ({ ...given, fitReason: 'DISTANCE' as const })),
        { minLength: 1, maxLength: 9 },
      ),
      results: fc.array(pushResult, { minLength: 1, maxLength: 3 }),
      classes: anyClasses,
      referrals: fc.array(referralStep, { minLength: 1, maxLength: 2 }),
      refreshed: fc.constant(true as const),
      plan: fc.constant(planOf('2027-12-31')),
      nextInDays: fc.integer({ min: 0, max: 40 }),
    },
    { requiredKeys: ['outcome'] },
  )
  .map(({ nextInDays, ...parts }) => (on: string) => {
    const next = nextInDays === undefined ? {} : { next: { on: addDays(on, nextInDays), channel: 'PHONE' } };
    return ['recordVisit', { on, channel: 'VISIT', ...parts, ...next }] as const;
  });

const acts = fc.oneof(
  {
    arbitrary: service.map(
      (data) => (on: string) => ['recordService', { ...data, on, fitReason: 'WAGE' }] as const,
    ),
    weight: 10,
  },
  {
    arbitrary: fc.tuple(fc.constantFrom(...CONTACT_CHANNELS), findings).map(
      ([channel, found]) =>
        (on: string) =>
          ['recordFollowUp', { on, channel, findings: found }] as const,
    ),
    weight: 8,
  },
  { arbitrary: visit, weight: 4 },
  ...hardshipActs,
  ...contactActs,
  ...helpActs,
  fc.constant((on: string) => ['refreshRecord', { on }] as const),
  fc.tuple(fc.constantFrom(...EMPLOYMENT_TYPES), evidenceKind, months).map(
    ([type, kind, contractMonths]) =>
      (on: string) =>
        [
          'reportEmployment',
          { type, startedOn: on, evidenceId: 'e', evidenceKind: kind, contractMonths },
        ] as const,
  ),
  fc.tuple(endingGround, evidenceKind, fc.boolean()).map(
    ([ground, kind, cited]) =>
      (on: string) =>
        [
          'requestEnding',
          {
            ground,
            happenedOn: on,
            evidenceId: 'e',
            evidenceKind: kind,
            ...(cited && { documentNumber: '豫人社〔2024〕5号' }),
          },
        ] as const,
  ),
  fc
    .constantFrom('APPROVE', 'RETURN')
    .map(
      (decision) => () =>
        ['reviewEnding', decision === 'RETURN' ? { decision, reasonId: 'r' } : { decision }] as const,
    ),
  fc.tuple(fc.constantFrom(...NOTICE_CHANNELS), fc.boolean()).map(
    ([channel, delivered]) =>
      (on: string) =>
        ['recordNotice', { channel, on, delivered }] as const,
  ),
  fc.constant((on: string) => ['recordObjection', { on, reasonId: 'o' }] as const),
  fc
    .constantFrom('RESTORE' as const, 'REJECT' as const)
    .map((decision) => () => ['reviewObjection', { decision, reasonId: 'r' }] as const),
  fc.nat({ max: 60 }).map((nth) => (on: string, life: Life) => {
    const { ledger } = life;
    const entries = ledger.filter(({ kind }) => (CORRECTABLE_KINDS as readonly string[]).includes(kind));
    const some = entryAndRest(ledger, entries[nth % Math.max(entries.length, 1)]?.seq ?? 0);
    if (!some) return ['refreshRecord', { on }] as const;
    return ['correctEntry', { ...some, reason: 'NOT_DONE', noteId: 'n' }] as const;
  }),
  fc.constant(() => ['assignOwner', { orgCode: '411002001001', staffId: 's' }] as const),
  fc.tuple(fc.constantFrom('411002001001', '411002001002', '411003001001'), fc.boolean()).map(
    ([orgCode, isOwned]) =>
      () =>
        ['transferCase', { orgCode, owner: { orgCode, ...(isOwned && { staffId: 's' }) } }] as const,
  ),
);

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    afterDays: fc.integer({ min: 0, max: 70 }),
    daysAgo: fc.integer({ min: -1, max: 12 }),
    by: fc.constantFrom(CASEWORKER, REVIEWER, COUNTY_OFFICER, { ...CASEWORKER, staffId: 'another' }),
    act: acts as fc.Arbitrary<Deed['act']>,
  }),
  { maxLength: 40 },
);

const registeredOn = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2024-12-01', days));

/** Statutory age before, in or after the years of a life; not known of everybody. */
const retirement = fc.option(
  fc
    .record({
      years: fc.integer({ min: 2024, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
      more: fc.nat({ max: 24 }),
    })
    .map(({ years, month, more }): RetirementMonths => {
      const earliest = `${years}-${String(month).padStart(2, '0')}`;
      return { earliest, latest: addMonthsToMonth(earliest, more) };
    }),
  { nil: undefined },
);

/**
 * Lives in which whatever commands come in whatever order; `check` sees the case after every step.
 * Acts that are refused are part of the life: they change nothing.
 */
export function anyLife(
  check: (life: Life) => void,
  rules: RulesInForce = XUCHANG_RULES,
): fc.IProperty<[string, RetirementMonths | undefined, ServiceClass[], Deed[]]> {
  return fc.property(registeredOn, retirement, anyClasses, deeds, (on, months, classes, sequence) => {
    const life = new Life(registration(on, { classes }), rules, undefined, months);
    check(life);
    let day = on;
    for (const deed of sequence) {
      day = addDays(day, deed.afterDays);
      life.until(day);
      check(life);
      const [kind, data] = deed.act(addDays(day, -deed.daysAgo), life);
      life.tries(kind, data, deed.by);
      check(life);
    }
  });
}
