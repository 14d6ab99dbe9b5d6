import { addMonths, lastDayOfMonth, monthOf, type CivilDate } from './civil-date';
import type { ClauseId } from './clauses';
import type { PackageItem } from './policy/service-package';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** 分类服务: wants a job, training, a start-up, draws benefit, has no clear wish, something else. A set. */
export const SERVICE_CLASSES = ['JOB', 'TRAINING', 'STARTUP', 'BENEFIT', 'UNCLEAR', 'OTHER'] as const;
export type ServiceClass = (typeof SERVICE_CLASSES)[number];

/** What starts the clock of a duty, and how long it runs. Without `within` the event itself is the time. */
export interface DutyClock {
  from: 'CLASS_SET' | 'REGISTRATION' | 'EVENT' | 'VACANCY_PUSHED' | 'ELIGIBILITY_FOUND' | 'REQUEST';
  within?: keyof ClassParameters;
}

/** Periods that the notice leaves open: working days and calendar months as named. */
export interface ClassParameters {
  /** */
  serviceWorkdays: number;
  /** */
  pushResultWorkdays: number;
  /** 及时指引. */
  guidanceWorkdays: number;
  /** first preparation activity, and the wish asked again. */
  unclearMonths: number;
}

/** What a class obliges the agency to do. */
export interface ClassDuty {
  code: string;
  clause: ClauseId;
  /** Services by code with the notice's words. */
  services: Readonly<Record<string, string>>;
  /** Whether each of the services is owed or any one of them. */
  needs: 'ALL' | 'ANY';
  /** A duty to offer is fulfilled by "declined" and "no need" too; a duty to do is not. */
  kind: 'OFFER' | 'DO';
  clock: DutyClock;
  /** the content of counselling is readable by its author only. */
  confidential?: readonly string[];
}

export const CLASS_DUTIES: Readonly<Record<ServiceClass, readonly ClassDuty[]>> = {
  JOB: [
    {
      code: 'JOB_SEARCH_GUIDANCE',
      clause: 'R-37',
      services: { JOB_SEARCH_GUIDANCE: '求职技巧指导' },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'CLASS_SET', within: 'serviceWorkdays' },
    },
    {
      code: 'FAIR_INVITATION',
      clause: 'R-38',
      services: { FAIR_INVITATION: '专场招聘活动邀请' },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'EVENT' },
    },
    {
      code: 'PUSH_RESULT',
      clause: 'R-39',
      services: { PUSH_RESULT: '靶向推送岗位后回访求职结果' },
      needs: 'ALL',
      kind: 'DO',
      clock: { from: 'VACANCY_PUSHED', within: 'pushResultWorkdays' },
    },
  ],
  TRAINING: [
    {
      code: 'TRAINING_RECOMMENDATION',
      clause: 'R-40',
      services: { TRAINING_RECOMMENDATION: '推介职业培训项目' },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'CLASS_SET', within: 'serviceWorkdays' },
    },
    {
      code: 'TRAINING_SUBSIDY_SERVICE',
      clause: 'R-41',
      services: { TRAINING_SUBSIDY_SERVICE: '培训补贴政策经办服务' },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'REQUEST' },
    },
  ],
  STARTUP: [
    {
      code: 'STARTUP_SERVICES',
      clause: 'R-42',
      services: {
        STARTUP_POLICY_ADVICE: '政策咨询',
        STARTUP_TRAINING: '创业培训',
        OPENING_GUIDANCE: '开业指导',
        FINANCING: '融资服务',
        MENTOR: '创业导师帮扶',
      },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'CLASS_SET', within: 'serviceWorkdays' },
    },
    {
      code: 'START_UP_LOAN_GUIDANCE',
      clause: 'R-43',
      services: { START_UP_LOAN_GUIDANCE: '创业担保贷款政策宣传和指引申办' },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'ELIGIBILITY_FOUND', within: 'guidanceWorkdays' },
    },
  ],
  BENEFIT: [
    {
      code: 'JOINT_BENEFIT_CLAIM',
      clause: 'R-44',
      services: { JOINT_BENEFIT_CLAIM: '一并办理失业登记和失业保险金发放' },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'REGISTRATION' },
    },
  ],
  UNCLEAR: [
    {
      code: 'PREPARATION_ACTIVITY',
      clause: 'R-45',
      services: {
        CAREER_GUIDANCE: '职业指导',
        COUNSELLING: '心理疏导',
        WORK_EXPERIENCE: '职业体验',
        INTERNSHIP: '就业见习',
      },
      needs: 'ANY',
      kind: 'OFFER',
      clock: { from: 'CLASS_SET', within: 'unclearMonths' },
      confidential: ['COUNSELLING'],
    },
    {
      code: 'WISH_ASKED_AGAIN',
      clause: 'R-45',
      services: { WISH_ASKED_AGAIN: '再次了解就业意向' },
      needs: 'ALL',
      kind: 'DO',
      clock: { from: 'CLASS_SET', within: 'unclearMonths' },
    },
  ],
  OTHER: [
    {
      code: 'REQUESTED_SERVICE',
      clause: 'R-46',
      services: { REQUESTED_SERVICE: '按规定提供相应的就业服务' },
      needs: 'ALL',
      kind: 'OFFER',
      clock: { from: 'REQUEST' },
    },
  ],
};

/** The duty of asking an unclear wish again, fulfilled by the wish itself and not by a service. */
export const WISH_ASKED_AGAIN = 'WISH_ASKED_AGAIN';

/** Whether a recorded service is what fulfils a duty: a result, a claim and a wish have acts of their own. */
export function isServiceDuty({ code, clock }: ClassDuty): boolean {
  const byService: readonly DutyClock['from'][] = ['CLASS_SET', 'EVENT', 'REQUEST'];
  return byService.includes(clock.from) && code !== WISH_ASKED_AGAIN;
}

/** Whether what was said in a service is for its author alone. */
export function isConfidential(service: string): boolean {
  return SERVICE_CLASSES.some((name) =>
    CLASS_DUTIES[name].some(({ confidential }) => confidential?.includes(service)),
  );
}

/** Services that would have fulfilled the same duty as this one. */
export function alternativesTo(service: string): string[] {
  return dutiesOf(SERVICE_CLASSES)
    .filter(({ needs, services }) => needs === 'ANY' && service in services)
    .flatMap(({ services }) => Object.keys(services).filter((other) => other !== service));
}

/** The duties of a person's classes, in the notice's order, whatever the order of the set. */
export function dutiesOf(classes: Iterable<ServiceClass>): ClassDuty[] {
  const chosen = new Set(classes);
  return SERVICE_CLASSES.filter((name) => chosen.has(name)).flatMap((name) => CLASS_DUTIES[name]);
}

/**
 * The last day in time for a duty, or undefined where the event itself is the time.
 * @param from civil date of what starts its clock; day 0
 */
export function dutyDueOn(
  { clock }: ClassDuty,
  from: CivilDate,
  calendar: WorkingDayCalendar,
  parameters: ClassParameters,
): { date: CivilDate; provisional: boolean } | undefined {
  if (!clock.within) return undefined;
  const length = parameters[clock.within];
  return clock.within === 'unclearMonths'
    ? { date: addMonths(from, length), provisional: false }
    : addWorkingDays(calendar, from, length);
}

/**
 * The services of a duty as lines of a package, so that giving them counts as it does in first help: an offer is answered
 * by "declined" and "no need" too, a deed by being done.
 */
export function itemsOf({ services, kind, clause }: ClassDuty): PackageItem[] {
  const fulfilledBy: PackageItem['fulfilledBy'] =
    kind === 'OFFER' ? ['PROVIDED', 'DECLINED', 'NO_NEED'] : ['PROVIDED'];
  return Object.entries(services).map(([code, name]) => ({
    code,
    name,
    min: 1,
    distinct: false,
    fulfilledBy,
    clauses: [clause],
  }));
}

/**
 * The last day for asking an unclear wish again once it was asked: a calendar month after the month of that day,
 * so that asking late does not move the months that follow.
 */
export function wishAskedAgainBy(on: CivilDate, { unclearMonths }: ClassParameters): CivilDate {
  return lastDayOfMonth(monthOf(addMonths(on, unclearMonths)));
}
