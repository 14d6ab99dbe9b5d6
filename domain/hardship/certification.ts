import type { CivilDate } from '../civil-date';
import type { OrgLevel } from '../organisation';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';
import { CATEGORY_ROWS, type HardshipCategory } from './categories';

/**
 * 就业困难人员认定: the person applies (申请), the community checks (初审) and posts it (公示), the subdistrict
 * reviews (复核), the county confirms (确认).
 */
export const CERTIFICATION_STAGES = ['FIRST_CHECK', 'PUBLIC_NOTICE', 'REVIEW', 'CONFIRMATION'] as const;
export type CertificationStage = (typeof CERTIFICATION_STAGES)[number];

/** Q4: days of each stage, in working days; Henan's guides give seven in all. */
export type CertificationParameters = Readonly<Record<CertificationStage, number>>;

export interface StageRow {
  name: string;
  level: OrgLevel;
  /** Stages whose actor may not act here again: nobody reviews their own act. */
  notBy: readonly CertificationStage[];
  /** What the stage can end in. RETURN names everything that is missing, once. */
  outcomes: readonly ('PASS' | 'RETURN' | 'REJECT')[];
}

export const STAGE_ROWS: Readonly<Record<CertificationStage, StageRow>> = {
  FIRST_CHECK: {
    name: '社区(村)初审和入户核实',
    level: 'COMMUNITY',
    notBy: [],
    outcomes: ['PASS', 'RETURN'],
  },
  PUBLIC_NOTICE: { name: '公示', level: 'COMMUNITY', notBy: [], outcomes: ['PASS', 'RETURN'] },
  REVIEW: {
    name: '街道(乡镇)复核',
    level: 'SUBDISTRICT',
    notBy: ['FIRST_CHECK'],
    outcomes: ['PASS', 'RETURN', 'REJECT'],
  },
  CONFIRMATION: {
    name: '县(市、区)确认',
    level: 'COUNTY',
    notBy: ['FIRST_CHECK', 'REVIEW'],
    outcomes: ['PASS', 'RETURN', 'REJECT'],
  },
};

/** When a stage is due: the last day in time. */
export interface StageDeadline {
  stage: CertificationStage;
  level: OrgLevel;
  dueOn: CivilDate;
  provisional: boolean;
}

/**
 * The deadlines of a whole certification from its application, day 0: each stage runs from the day the one before
 * it is due.
 */
export function certificationSchedule(
  appliedOn: CivilDate,
  calendar: WorkingDayCalendar,
  parameters: CertificationParameters,
): StageDeadline[] {
  let workdays = 0;
  return CERTIFICATION_STAGES.map((stage) => {
    workdays += parameters[stage];
    const { date: dueOn, provisional } = addWorkingDays(calendar, appliedOn, workdays);
    return { stage, level: STAGE_ROWS[stage].level, dueOn, provisional };
  });
}

/**
 * What a stage that begins on a day is counted from, in working days: the whole schedule while the stages before it
 * were in time, its own beginning once one of them was late. Nobody inherits another's delay.
 */
export function stageCount(
  stage: CertificationStage,
  { appliedOn, beginsOn }: { appliedOn: CivilDate; beginsOn: CivilDate },
  calendar: WorkingDayCalendar,
  parameters: CertificationParameters,
): { from: CivilDate; workdays: number } {
  const index = CERTIFICATION_STAGES.indexOf(stage);
  const before = certificationSchedule(appliedOn, calendar, parameters)[index - 1];
  if (before && beginsOn > before.dueOn) return { from: beginsOn, workdays: parameters[stage] };
  const stages = CERTIFICATION_STAGES.slice(0, index + 1);
  return { from: appliedOn, workdays: stages.reduce((sum, one) => sum + parameters[one], 0) };
}

/**
 * The last day of a public notice posted on a date (day 0). A shorter posting is none: it can be closed as passed only
 * after this day has ended.
 */
export function publicNoticeEndsOn(
  postedOn: CivilDate,
  calendar: WorkingDayCalendar,
  parameters: CertificationParameters,
): { date: CivilDate; provisional: boolean } {
  return addWorkingDays(calendar, postedOn, parameters.PUBLIC_NOTICE);
}

/** All that a public notice may show. The identity number is not among it. */
export const PUBLIC_NOTICE_FIELDS = ['name', 'sex', 'age', 'category', 'period', 'contact'] as const;

/** The category as the public reads it: health and family circumstances are not told (个人信息保护法 art. 28). */
export function publicCategoryName(category: HardshipCategory): string {
  const { name, sensitive } = CATEGORY_ROWS[category];
  return sensitive ? '就业困难人员' : name;
}
