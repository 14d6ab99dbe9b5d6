import { ageOn, type CivilDate } from './civil-date';
import type { ClauseId } from './clauses';

/** 常住地 · 户籍地 · 参保地 · 就业地: the person's free choice. */
export const REGISTRATION_PLACES = ['HABITUAL', 'HOUSEHOLD', 'INSURED', 'EMPLOYED'] as const;
export type RegistrationPlace = (typeof REGISTRATION_PLACES)[number];

/** Youngest age for work, Labour Law (劳动法) art. 15; the notice repeats it (R-07 年满16周岁(含)). */
const MINIMUM_AGE = 16;

/**
 * All that may be asked for registration (失业登记): who the person is, four declarations, the signed
 * commitment (书面承诺, R-09) and the choice of place. There is no field for papers, insurance, or the
 * household's address, so none can be required.
 */
export interface RegistrationApplication {
  birthDate: CivilDate;
  declarations: {
    /** 有劳动能力 */
    ableToWork: boolean;
    /** 有就业要求 */
    wantsWork: boolean;
    /** 处于失业状态 */
    unemployed: boolean;
    /** 未依法享受基本养老保险待遇 */
    drawsNoPension: boolean;
  };
  /** Data comparison with the pension agency, where one was made: being paid, not being of age. */
  pensionPaid?: boolean;
  /** A wish for training without a wish for work still leads to job-seeker registration. */
  wantsTraining?: boolean;
  commitmentSigned: boolean;
  place?: RegistrationPlace;
}

/**
 * Every reason for which registration can be refused. None concerns the household's place or its difference
 * from the place of residence (R-92 不得以人户分离、户籍不在本地等为由不受理).
 */
export const INELIGIBILITY_CODES = [
  'UNDER_16',
  'UNABLE_TO_WORK',
  'NO_WISH_TO_WORK',
  'NOT_UNEMPLOYED',
  'DRAWS_PENSION',
  'COMMITMENT_NOT_SIGNED',
  'PLACE_NOT_CHOSEN',
] as const;
export type IneligibilityCode = (typeof INELIGIBILITY_CODES)[number];

export interface IneligibilityReason {
  code: IneligibilityCode;
  clause: ClauseId;
  field: string;
  nextStep: string;
}

export type Eligibility =
  | { eligible: true }
  | { eligible: false; reasons: IneligibilityReason[]; jobSeekerRegistrationOffered: boolean };

const REASONS: readonly (IneligibilityReason & {
  /** An unfinished form is completed; an unmet condition leads to job-seeker registration. */
  kind: 'CONDITION' | 'FORM';
  applies: (application: RegistrationApplication, asOf: CivilDate) => boolean;
})[] = [
  {
    code: 'UNDER_16',
    clause: 'R-07',
    field: 'birthDate',
    nextStep: '年满16周岁(含生日当天)后即可办理失业登记',
    kind: 'CONDITION',
    applies: ({ birthDate }, asOf) => ageOn(birthDate, asOf) < MINIMUM_AGE,
  },
  {
    code: 'UNABLE_TO_WORK',
    clause: 'R-07',
    field: 'declarations/ableToWork',
    nextStep: '失业登记面向有劳动能力的劳动者;如声明有误,请更正后重新提交',
    kind: 'CONDITION',
    applies: ({ declarations }) => !declarations.ableToWork,
  },
  {
    code: 'NO_WISH_TO_WORK',
    clause: 'R-07',
    field: 'declarations/wantsWork',
    nextStep: '失业登记面向有就业要求的劳动者;有就业要求时可随时办理',
    kind: 'CONDITION',
    applies: ({ declarations }) => !declarations.wantsWork,
  },
  {
    code: 'NOT_UNEMPLOYED',
    clause: 'R-07',
    field: 'declarations/unemployed',
    nextStep: '目前处于就业状态的,可办理求职登记;失业后可随时办理失业登记',
    kind: 'CONDITION',
    applies: ({ declarations }) => !declarations.unemployed,
  },
  {
    code: 'DRAWS_PENSION',
    clause: 'A-14',
    field: 'declarations/drawsNoPension',
    nextStep: '已依法享受基本养老保险待遇的,不再办理失业登记;仍需求职或培训的,可办理求职登记',
    kind: 'CONDITION',
    applies: ({ declarations, pensionPaid }) => !declarations.drawsNoPension || pensionPaid === true,
  },
  {
    code: 'COMMITMENT_NOT_SIGNED',
    clause: 'R-09',
    field: 'commitmentSigned',
    nextStep: '请阅读并签署书面承诺,无需提供其他证明材料',
    kind: 'FORM',
    applies: ({ commitmentSigned }) => !commitmentSigned,
  },
  {
    code: 'PLACE_NOT_CHOSEN',
    clause: 'R-08',
    field: 'place',
    nextStep: '请在常住地、户籍地、参保地、就业地中任选一项',
    kind: 'FORM',
    applies: ({ place }) => place === undefined,
  },
];

/**
 * Whether the person may register as unemployed on a date (R-07… ). Old age is no reason: the
 * upper bound is drawing a basic pension.
 * Who is refused for an unmet condition, is of working age and looks for work or training is offered
 * job-seeker registration (求职登记, R-70).
 * @param asOf civil date of the application
 * @throws CivilDateError on malformed dates
 */
export function assessEligibility(application: RegistrationApplication, asOf: CivilDate): Eligibility {
  const met = REASONS.filter(({ applies }) => applies(application, asOf));
  if (met.length === 0) return { eligible: true };
  const isRefused = met.some(({ kind }) => kind === 'CONDITION');
  const isTooYoung = met.some(({ code }) => code === 'UNDER_16');
  const looksForHelp = application.declarations.wantsWork || application.wantsTraining === true;
  return {
    eligible: false,
    reasons: met.map(({ code, clause, field, nextStep }) => ({ code, clause, field, nextStep })),
    jobSeekerRegistrationOffered: isRefused && !isTooYoung && looksForHelp,
  };
}
