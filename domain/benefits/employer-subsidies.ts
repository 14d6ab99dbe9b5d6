import { ageOn, type CivilDate } from '../civil-date';
import { allOf, anyOf, explain, type Explained, type Known } from '../explained';
import { graduatedWithin, type GraduationDate } from '../graduate';

/** What an employer shows about one person it has hired. */
export interface HiringFacts {
  hiredOn: CivilDate;
  contractSigned: Known;
  /** The employer's part of pension, medical and unemployment insurance. */
  paysInsurance: Known;
}

const NATIONAL = '就业补助资金管理办法(财社〔2023〕181号)';
const PRACTICE = '通行做法(待确认)';

function contractAndInsurance({ contractSigned, paysInsurance }: HiringFacts, source: string) {
  return [
    { field: 'contractSigned', holds: contractSigned, text: '签订劳动合同', source },
    { field: 'paysInsurance', holds: paysInsurance, text: '缴纳社会保险费', source },
  ];
}

/** 企业吸纳就业困难人员社保补贴: the employer's part of the insurance, for the term of an insurance subsidy. */
export function hardshipHiringSubsidy(facts: HiringFacts & { hardshipWhenHired: Known }): Explained {
  return explain(
    [
      {
        field: 'hardshipWhenHired',
        holds: facts.hardshipWhenHired,
        text: '招用时已认定为就业困难人员',
        source: NATIONAL,
      },
      ...contractAndInsurance(facts, NATIONAL),
    ],
    ['本市补贴标准'],
  );
}

/** 企业吸纳高校毕业生社保补贴: small and micro firms that hire recent graduates, at most a year. */
export function graduateHiringSubsidy(
  facts: HiringFacts & { smallOrMicroFirm: Known; graduatedOn: GraduationDate },
  { graduateMonths }: { graduateMonths: number },
): Explained {
  return explain(
    [
      {
        field: 'smallOrMicroFirm',
        holds: facts.smallOrMicroFirm,
        text: '小微企业',
        source: PRACTICE,
      },
      {
        field: 'graduatedOn',
        holds: graduatedWithin(facts.graduatedOn, facts.hiredOn, graduateMonths),
        text: '招用毕业2年内高校毕业生',
        source: PRACTICE,
      },
      ...contractAndInsurance(facts, PRACTICE),
    ],
    ['本市补贴标准和期限'],
  );
}

/** Ages of the scheme's youth, both included, and the months after graduation. */
export interface OneTimeSchemeParameters {
  graduateMonths: number;
  youthFromAge: number;
  youthToAge: number;
}

/**
 * 一次性吸纳就业补贴、一次性扩岗补助: schemes for a time, for hiring recent graduates or registered unemployed youth.
 * @param scheme the dates between which the scheme is open; both included
 */
export function oneTimeHiringSubsidy(
  facts: HiringFacts & { birthDate: CivilDate; graduatedOn: GraduationDate; registeredWhenHired: Known },
  scheme: { validFrom: CivilDate; validTo: CivilDate },
  { graduateMonths, youthFromAge, youthToAge }: OneTimeSchemeParameters,
): Explained {
  const { hiredOn, birthDate, graduatedOn, registeredWhenHired } = facts;
  const age = ageOn(birthDate, hiredOn);
  const isYouth = age >= youthFromAge && age <= youthToAge;
  const graduated = graduatedWithin(graduatedOn, hiredOn, graduateMonths);
  return explain(
    [
      {
        field: 'hiredOn',
        holds: scheme.validFrom <= hiredOn && hiredOn <= scheme.validTo,
        text: '在政策执行期内招用',
        source: PRACTICE,
      },
      {
        field: graduated === undefined ? 'graduatedOn' : 'registeredWhenHired',
        holds: anyOf(graduated, allOf(isYouth, registeredWhenHired)),
        text: `招用毕业2年内高校毕业生,或${youthFromAge}至${youthToAge}岁登记失业青年`,
        source: PRACTICE,
      },
      ...contractAndInsurance(facts, PRACTICE),
    ],
    ['本省补贴标准'],
  );
}
