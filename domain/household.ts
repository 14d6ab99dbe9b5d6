import { addMonths, ageOn, firstDayOfMonth, lastDayOfMonth, monthOf, type CivilDate } from './civil-date';
import { allOf, anyOf, explain, ifKnown, type Condition, type Explained, type Known } from './explained';
import { addWorkingDays, type WorkingDayCalendar } from './working-days';

/** A member of a household, as far as the rule looks at them. */
export interface HouseholdMember {
  /** An opaque id. */
  id: string;
  birthDate: CivilDate;
  drawsPension: Known;
  /** 有劳动能力 */
  ableToWork: Known;
  /** 有就业愿望 */
  wantsWork: Known;
  /** 在校学生、现役军人: outside the workforce. */
  inSchoolOrArmy: boolean;
  standing: 'REGISTERED_UNEMPLOYED' | 'NOT_REGISTERED' | 'EMPLOYED';
  /** Whether the employment has been verified (就业登记、社保等); only then it clears a household. */
  employmentVerified?: boolean;
}

export interface Household {
  /** 城镇户籍; "居民户口" counts by its place. */
  urban: Known;
  /** 无经营性、投资性收入 */
  withoutBusinessOrInvestmentIncome: Known;
  members: readonly HouseholdMember[];
}

/** 法定劳动年龄 begins at 16 (Labour Law art. 15); its end is drawing a pension, as everywhere in the notice. */
const WORKING_AGE = 16;
const SOURCE = '许昌市就业困难人员认定办法;河南省内认定办事指南';

/**
 * 零就业家庭: an urban household in which every member of working age who is able and willing to work is registered
 * as unemployed, and which has no income from business or investment (R-87; 就业促进法 art. 56).
 * One such member is enough: no source in Henan asks for two.
 * @param asOf civil date of the assessment
 */
export function assessZeroEmployment(household: Household, asOf: CivilDate): Explained {
  const belonging = household.members.map((member) => belongsToWorkforce(member, asOf));
  const conditions: Condition[] = [
    { field: 'household/urban', holds: household.urban, text: '城镇户籍家庭', source: SOURCE },
    {
      field: 'household/withoutBusinessOrInvestmentIncome',
      holds: household.withoutBusinessOrInvestmentIncome,
      text: '无经营性、投资性收入',
      source: SOURCE,
    },
    {
      field: 'household/members',
      holds: anyOf(...belonging),
      text: '有法定劳动年龄内、有劳动能力和就业愿望的成员',
      source: SOURCE,
    },
    ...household.members
      .filter((_, index) => belonging[index] !== false)
      .map((member) => ({
        field: `household/members/${member.id}`,
        holds: isRegisteredUnemployed(member, asOf),
        text: '该成员已办理失业登记且未就业',
        source: SOURCE,
      })),
  ];
  return explain(conditions);
}

/** What clears a household (清零) once it was certified: the first verified job, or the end of what made it one. */
export type ClearingReason =
  'MEMBER_EMPLOYED' | 'BUSINESS_OR_INVESTMENT_INCOME' | 'NO_MEMBER_LEFT' | 'ALL_WITHDREW' | 'NOT_URBAN';

/**
 * Why a certified household is to be cleared, or undefined while it stays open. Proposed to a caseworker;
 * an employment that is not verified clears nothing.
 */
export function clearingReason(
  { urban, withoutBusinessOrInvestmentIncome, members }: Household,
  asOf: CivilDate,
): ClearingReason | undefined {
  const isEmployed = ({ standing, employmentVerified }: HouseholdMember) =>
    standing === 'EMPLOYED' && employmentVerified === true;
  const ofAge = members.filter((member) => isOfWorkingAge(member, asOf) !== false);
  if (ofAge.some(isEmployed)) return 'MEMBER_EMPLOYED';
  if (withoutBusinessOrInvestmentIncome === false) return 'BUSINESS_OR_INVESTMENT_INCOME';
  if (urban === false) return 'NOT_URBAN';
  if (members.some((member) => belongsToWorkforce(member, asOf) !== false)) return undefined;
  return ofAge.some(({ ableToWork, wantsWork }) => ableToWork !== false && wantsWork === false)
    ? 'ALL_WITHDREW'
    : 'NO_MEMBER_LEFT';
}

/** Q6: the notice says 动态清零 and no limit. Working days from certification. */
export interface HouseholdParameters {
  targetWorkdays: number;
}

/**
 * The clock of an open household: a target in working days and an alarm at the end of the quarter in which it
 * was certified, or with the target where that is later.
 */
export function householdClock(
  certifiedOn: CivilDate,
  calendar: WorkingDayCalendar,
  { targetWorkdays }: HouseholdParameters,
): { targetOn: CivilDate; alarmOn: CivilDate; provisional: boolean } {
  const { date: targetOn, provisional } = addWorkingDays(calendar, certifiedOn, targetWorkdays);
  const monthsLeft = 2 - ((Number(certifiedOn.slice(5, 7)) - 1) % 3);
  const lastMonth = addMonths(firstDayOfMonth(monthOf(certifiedOn)), monthsLeft);
  const quarterEnd = lastDayOfMonth(monthOf(lastMonth));
  return { targetOn, alarmOn: quarterEnd > targetOn ? quarterEnd : targetOn, provisional };
}

function isOfWorkingAge(
  { birthDate, drawsPension, inSchoolOrArmy }: HouseholdMember,
  asOf: CivilDate,
): Known {
  const drawsNone = ifKnown(drawsPension, (draws) => !draws);
  return allOf(!inSchoolOrArmy, ageOn(birthDate, asOf) >= WORKING_AGE, drawsNone);
}

/** Who works is able and willing, whatever the form says. */
function belongsToWorkforce(member: HouseholdMember, asOf: CivilDate): Known {
  const ofAge = isOfWorkingAge(member, asOf);
  return member.standing === 'EMPLOYED' ? ofAge : allOf(ofAge, member.ableToWork, member.wantsWork);
}

/** Open where a member may not belong to the workforce at all, and while an employment is not verified. */
function isRegisteredUnemployed(member: HouseholdMember, asOf: CivilDate): Known {
  if (member.standing === 'REGISTERED_UNEMPLOYED') return true;
  if (member.standing === 'EMPLOYED' && member.employmentVerified !== true) return undefined;
  return belongsToWorkforce(member, asOf) === true ? false : undefined;
}
