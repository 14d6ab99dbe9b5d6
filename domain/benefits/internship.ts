import { ageOn, type CivilDate } from '../civil-date';
import { allOf, anyOf, explain, ifKnown, type Explained, type Known } from '../explained';
import { graduatedWithin, type GraduationDate } from '../graduate';

/** Ages and months, bounds included. */
export interface InternshipParameters {
  graduateMonths: number;
  youthFromAge: number;
  youthToAge: number;
  minMonths: number;
  maxMonths: number;
}

/** 就业见习: graduates without work within two years of leaving, and registered unemployed youth. */
export function internship(
  facts: {
    birthDate: CivilDate;
    graduatedOn: GraduationDate;
    unemployed: Known;
    registeredUnemployed: Known;
    /** Whole months planned. */
    plannedMonths: number | undefined;
  },
  asOf: CivilDate,
  { graduateMonths, youthFromAge, youthToAge, minMonths, maxMonths }: InternshipParameters,
): Explained {
  const { birthDate, graduatedOn, unemployed, registeredUnemployed, plannedMonths } = facts;
  const source = '国家就业见习政策;河南县区办理指南';
  const age = ageOn(birthDate, asOf);
  const isYouth = age >= youthFromAge && age <= youthToAge;
  const graduated = graduatedWithin(graduatedOn, asOf, graduateMonths);
  return explain(
    [
      { field: 'unemployed', holds: unemployed, text: '未就业', source },
      {
        field: graduated === undefined ? 'graduatedOn' : 'registeredUnemployed',
        holds: anyOf(graduated, allOf(isYouth, registeredUnemployed)),
        text: `离校2年内未就业高校毕业生,或${youthFromAge}至${youthToAge}岁登记失业青年`,
        source,
      },
      {
        field: 'plannedMonths',
        holds: ifKnown(plannedMonths, (months) => months >= minMonths && months <= maxMonths),
        text: `见习期限${minMonths}至${maxMonths}个月`,
        source,
      },
    ],
    ['见习补贴标准'],
  );
}
