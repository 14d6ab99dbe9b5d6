import type { ServiceClass } from './classes';
import type { CivilDate } from './civil-date';
import type { Known } from './explained';

/** A course of the public list (职业技能培训项目清单), as far as suggesting it needs. */
export interface Course {
  id: string;
  kind: 'SKILL' | 'STARTUP';
  enrolFrom: CivilDate;
  /** The last day of enrolment. */
  enrolUntil: CivilDate;
  trade: string;
}

/** A registered person with a wish for training or a start-up. */
export interface Learner {
  classes: readonly ServiceClass[];
  /** 培训意向; empty where any trade will do. */
  trades: readonly string[];
  /** 具备基本创业条件. */
  hasStartUpBasics: Known;
  /** Courses they were told of already. */
  told: readonly string[];
}

/**
 * 主动推送培训信息: the courses that can be enrolled in on a day and that a person has not been told of, for who
 * wants training; courses on starting a business for who wants that and has, or may have, the basics for it.
 * Suggested to the caseworker, by the end of enrolment; nothing is sent by itself.
 */
export function coursesToSuggest(courses: readonly Course[], learner: Learner, asOf: CivilDate): Course[] {
  const { classes, trades, hasStartUpBasics, told } = learner;
  const fits = ({ kind, trade }: Course) =>
    kind === 'STARTUP'
      ? classes.includes('STARTUP') && hasStartUpBasics !== false
      : classes.includes('TRAINING') && (trades.length === 0 || trades.includes(trade));
  return courses
    .filter(
      (course) =>
        course.enrolFrom <= asOf && asOf <= course.enrolUntil && fits(course) && !told.includes(course.id),
    )
    .sort((a, b) => compareText(a.enrolUntil, b.enrolUntil) || compareText(a.id, b.id));
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
