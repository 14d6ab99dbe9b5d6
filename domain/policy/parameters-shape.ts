import { TASK_KINDS, type TaskKind } from '../case/task';
import type { ClauseId } from '../clauses';
import { HARDSHIP_CATEGORIES } from '../hardship/categories';
import { ORG_LEVELS } from '../organisation';
import { CADENCES, type BenefitParameters, type PolicyParameters, type Rung } from './parameters';
import {
  PACKAGE_TASK_KINDS,
  SERVICE_ANSWERS,
  type PackageItem,
  type ServicePackage,
} from './service-package';
import { group, listOf, oneOf, setOf, someOf, text, whole, yesOrNo, type Check } from './shape';

/** Half a year of working days: the calendar in force reaches further. */
const workdays = (least: 0 | 1 = 1) => whole(least, 120);
const months = whole(1, 120);
/** Distances to retirement and terms reach further than periods. */
const longMonths = whole(1, 240);
const age = whole(14, 60);
const weight = whole(0, 100);

/** A missed follow-up is a fact of its own and climbs by `followUp.missedLadder`. */
const LADDERED: readonly TaskKind[] = TASK_KINDS.filter((kind) => kind !== 'FOLLOW_UP');

const clauses = listOf<ClauseId>(text(/^[RA]-\d{1,2}$/, '应为条款编号,如 R-29、A-3'), 10);

const item = group<PackageItem>({
  code: text(/^[A-Z][A-Z0-9_]{1,39}$/, '应为2至40位大写字母、数字或下划线'),
  name: text(/^[^\p{Cc}]{1,20}$/u, '应为1至20个字'),
  min: whole(1, 20),
  distinct: yesOrNo,
  fulfilledBy: setOf(SERVICE_ANSWERS),
  clauses,
});

const servicePackage = group<ServicePackage>({
  id: text(/^[a-z][a-z0-9]{1,19}$/, '应为2至20位小写字母或数字'),
  taskKind: oneOf(PACKAGE_TASK_KINDS),
  dueWorkdays: workdays(),
  urgentWorkdays: workdays(),
  items: listOf(item, 20),
  clauses,
});

const rung = group<Rung>({
  level: oneOf(ORG_LEVELS),
  from: oneOf(['URGENT', 'BREACH']),
  afterWorkdays: workdays(0),
});

const cadence = oneOf(CADENCES);
const graduateMonths = longMonths;
const youth = { graduateMonths, youthFromAge: age, youthToAge: age };
const term = { maxMonths: longMonths, nearRetirementMonths: longMonths };

const benefits = group<BenefitParameters>({
  unemploymentInsurance: group<BenefitParameters['unemploymentInsurance']>({
    minContributionMonths: longMonths,
    steps: listOf(group({ fromContributionMonths: whole(1, 600), months }), 20),
    capMonths: months,
  }),
  nearRetirement: group({ nearRetirementMonths: longMonths }),
  startUpLoan: group({
    minAge: age,
    maxLoans: whole(1, 10),
    personMaxYuan: whole(1, 10_000_000),
    localLimitConfirmed: yesOrNo,
  }),
  flexibleInsurance: group({ ...term, graduateMonths }),
  graduateHiring: group({ graduateMonths }),
  oneTimeHiring: group(youth),
  internship: group({ ...youth, minMonths: months, maxMonths: months }),
});

/** The form of a pack: names, types, ranges and choices. What holds between parameters is in ./consistency. */
export const parametersShape: Check<PolicyParameters> = group<PolicyParameters>({
  packages: listOf(servicePackage, 10),
  ladders: someOf(LADDERED, listOf(rung, ORG_LEVELS.length)),
  intake: group({ decisionWorkdays: workdays(), ownerWorkdays: workdays(), entryWorkdays: workdays(0) }),
  followUp: group<PolicyParameters['followUp']>({
    hardship: cadence,
    general: cadence,
    generalByComparison: yesOrNo,
    quietDays: whole(0, 90),
    focusMonths: whole(0, 24),
    flexible: cadence,
    stable: cadence,
    stablePeriods: whole(1, 20),
    urgentDay: whole(1, 28),
    minDaysInFirstPeriod: whole(0, 180),
    missedLadder: listOf(oneOf(ORG_LEVELS), 24),
  }),
  longTerm: group({ months, refreshWorkdays: workdays(), verifyMonths: months, zombieDays: whole(1, 730) }),
  hardship: group<PolicyParameters['hardship']>({
    longTermMonths: months,
    nearRetirementMonths: longMonths,
    graduateMonths,
    specialCategories: setOf(HARDSHIP_CATEGORIES),
    tellWorkdays: workdays(),
    statusWorkdays: workdays(),
    certificationWorkdays: group<PolicyParameters['hardship']['certificationWorkdays']>({
      FIRST_CHECK: workdays(),
      PUBLIC_NOTICE: workdays(),
      REVIEW: workdays(),
      CONFIRMATION: workdays(),
    }),
    planWorkdays: workdays(),
    minMeasureKinds: whole(1, 5),
    trackMonths: months,
    escalateMonths: months,
    reviewMonths: months,
  }),
  household: group({ targetWorkdays: workdays() }),
  classes: group({
    serviceWorkdays: workdays(),
    pushResultWorkdays: workdays(),
    guidanceWorkdays: workdays(),
    unclearMonths: months,
    reminderMonths: months,
    refusalsBeforeReview: whole(1, 20),
  }),
  comparison: group({
    intervalMonths: months,
    handleWorkdays: workdays(),
    urgeWorkdays: workdays(),
    employerRegisterDays: whole(1, 365),
  }),
  lostContact: group<PolicyParameters['lostContact']>({
    stepWorkdays: group<PolicyParameters['lostContact']['stepWorkdays']>({
      OTHER_NUMBER: workdays(),
      COMMUNITY_VISIT: workdays(),
      COMPARISON: workdays(),
      SUBDISTRICT_VISIT: workdays(),
    }),
    hoursApart: whole(0, 12),
  }),
  retirementCheck: group({ verifyWorkdays: workdays(), againMonths: months }),
  notice: group({ attemptsBeforeLetter: whole(0, 20), retryWorkdays: workdays() }),
  stableEmployment: group({ contractMonths: months, insuredMonths: months, licenceMonths: months }),
  endingReview: group({ requestWorkdays: workdays(), dueWorkdays: workdays() }),
  publicPosts: group<PolicyParameters['publicPosts']>({
    minMarketAttempts: whole(1, 50),
    recommendWorkdays: workdays(),
    endNoticeMonths: months,
    afterWorkdays: workdays(),
    ranking: group<PolicyParameters['publicPosts']['ranking']>({
      priorityMonths: longMonths,
      nearRetirementMonths: longMonths,
      weights: group({
        tierOneFact: weight,
        severeDisability: weight,
        disability: weight,
        lowIncome: weight,
      }),
    }),
    term: group(term),
  }),
  benefits,
});
