import { addMonths, type CivilDate } from '../civil-date';
import { allOf, anyOf, asKnown, ifKnown, type Known } from '../explained';
import { graduatedWithin, type GraduationDate } from '../graduate';
import { retiresWithin, type RetirementOutlook } from '../retirement';
import { HARDSHIP_CATEGORIES, type HardshipCategory } from './categories';

/** Thresholds of the lists, in calendar months: dated parameters, they have changed before. */
export interface HardshipParameters {
  /** H3: 6 since 豫政〔2015〕59号, 12 before. */
  longTermMonths: number;
  /** H2: ten years, 河南省就业促进条例 art. 43. */
  nearRetirementMonths: number;
  /** H4: 毕业2年内. */
  graduateMonths: number;
}

/**
 * What is known of a person. Every fact may be open: what is not there was not asked or not confirmed yet.
 * Health, family and income are read for this purpose only (data minimisation).
 */
export interface HardshipFacts {
  /** Registered as unemployed (失业登记在册) and not at work. */
  unemployed: boolean;
  registeredOn: CivilDate;
  /** Whether unemployment has lasted since `registeredOn` without a break. */
  unemployedThroughout: Known;
  retirement?: RetirementOutlook | undefined;
  /** The household's certificate, or the rule in ../household. */
  zeroEmploymentHousehold?: Known;
  /** 毕业日期 of a university graduate, technician-college 高级工班、预备技师班 and special-school vocational class included. */
  graduatedOn?: GraduationDate;
  /** 低保、特困职工(县级以上总工会当年认定)、残疾人、脱贫监测户家庭. */
  graduateOfHardHousehold?: Known;
  studentLoan?: Known;
  landExpropriated?: Known;
  disabled?: Known;
  /** 城镇退役军人: without arrangement by the state (分配安置、自主择业、逐月领取退役金 are none). */
  veteranWithoutArrangement?: Known;
  modelWorker?: Known;
  martyrOrSoldierFamily?: Known;
  singleParent?: Known;
  lowIncomeHousehold?: Known;
  outOfPoverty?: Known;
  /** H9: the document that names the case; a reason in words is kept with the application. */
  otherDocumentNumber?: string;
}

/** A proposal to tell the person about: `toConfirm` names facts to settle before anybody certifies. */
export interface HardshipCandidate {
  category: HardshipCategory;
  because: string;
  toConfirm: string[];
}

interface CategoryRule {
  because: string;
  /** Facts to ask for while the answer is open. */
  fields: readonly string[];
  holds: (facts: HardshipFacts, asOf: CivilDate, parameters: HardshipParameters) => Known;
}

const RULES: Readonly<Record<HardshipCategory, CategoryRule>> = {
  H1: {
    because: '家庭成员均登记失业,无经营性、投资性收入',
    fields: ['zeroEmploymentHousehold'],
    holds: ({ zeroEmploymentHousehold }) => zeroEmploymentHousehold,
  },
  H2: {
    because: '距本人法定退休年龄十年以内',
    fields: ['retirementCategory'],
    holds: ({ retirement }, asOf, { nearRetirementMonths }) =>
      retirement && asKnown(retiresWithin(retirement, asOf, nearRetirementMonths)),
  },
  H3: {
    because: '连续登记失业已满规定月数',
    fields: ['unemployedThroughout'],
    holds: ({ registeredOn, unemployedThroughout }, asOf, { longTermMonths }) =>
      allOf(asOf >= addMonths(registeredOn, longTermMonths), unemployedThroughout),
  },
  H4: {
    because: '困难家庭或享受助学贷款的毕业2年内高校毕业生',
    fields: ['graduatedOn', 'graduateOfHardHousehold', 'studentLoan'],
    holds: ({ graduatedOn, graduateOfHardHousehold, studentLoan }, asOf, { graduateMonths }) =>
      allOf(graduatedWithin(graduatedOn, asOf, graduateMonths), anyOf(graduateOfHardHousehold, studentLoan)),
  },
  H5: {
    because: '就业困难的被征地农民',
    fields: ['landExpropriated'],
    holds: ({ landExpropriated }) => landExpropriated,
  },
  H6a: { because: '失业的残疾人', fields: ['disabled'], holds: ({ disabled }) => disabled },
  H6b: {
    because: '未由政府安排工作等的城镇退役军人',
    fields: ['veteranWithoutArrangement'],
    holds: ({ veteranWithoutArrangement }) => veteranWithoutArrangement,
  },
  H6c: { because: '县级以上劳动模范', fields: ['modelWorker'], holds: ({ modelWorker }) => modelWorker },
  H6d: {
    because: '军烈属',
    fields: ['martyrOrSoldierFamily'],
    holds: ({ martyrOrSoldierFamily }) => martyrOrSoldierFamily,
  },
  H6e: {
    because: '抚养未成年或全日制本科及以下在读子女的单亲家庭成员',
    fields: ['singleParent'],
    holds: ({ singleParent }) => singleParent,
  },
  H7: {
    because: '低保家庭成员',
    fields: ['lowIncomeHousehold'],
    holds: ({ lowIncomeHousehold }) => lowIncomeHousehold,
  },
  H8: { because: '脱贫人口或监测对象', fields: ['outOfPoverty'], holds: ({ outOfPoverty }) => outOfPoverty },
  H9: {
    because: '国家和省规定的其他情形',
    fields: ['otherDocumentNumber'],
    holds: ({ otherDocumentNumber }) =>
      ifKnown(otherDocumentNumber, (number) => number.trim() !== '') ?? false,
  },
};

/** Whether a person meets a category on a date; undefined while a fact is open. */
export function meetsCategory(
  category: HardshipCategory,
  facts: HardshipFacts,
  asOf: CivilDate,
  parameters: HardshipParameters,
): Known {
  return facts.unemployed && RULES[category].holds(facts, asOf, parameters);
}

/**
 * Categories a person seems to belong to, for somebody to tell them: run at registration, at six months
 * and on every change. It proposes and never certifies. A woman whose retirement category is unknown is
 * proposed on the earlier date, so that none is missed, with the category to confirm.
 */
export function hardshipCandidates(
  facts: HardshipFacts,
  asOf: CivilDate,
  parameters: HardshipParameters,
): HardshipCandidate[] {
  return HARDSHIP_CATEGORIES.flatMap((category): HardshipCandidate[] => {
    const holds = meetsCategory(category, facts, asOf, parameters);
    const { because, fields } = RULES[category];
    if (holds) return [{ category, because, toConfirm: [] }];
    const isOpenDate = category === 'H2' && facts.retirement !== undefined && holds === undefined;
    return isOpenDate ? [{ category, because, toConfirm: [...fields] }] : [];
  });
}

/** Facts that would decide a category still open: what the next conversation asks. */
export function openHardshipQuestions(
  facts: HardshipFacts,
  asOf: CivilDate,
  parameters: HardshipParameters,
): string[] {
  const open = HARDSHIP_CATEGORIES.filter(
    (category) => meetsCategory(category, facts, asOf, parameters) === undefined,
  );
  return [...new Set(open.flatMap((category) => RULES[category].fields))];
}
