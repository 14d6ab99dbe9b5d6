import type { CivilDate } from '../../civil-date';
import type { Employment } from '../state';

export interface EmploymentFacts {
  EmploymentReported: {
    employment: Exclude<Employment, 'UNEMPLOYED'>;
    type: EmploymentType;
    startedOn: CivilDate;
    evidenceId: string;
  };
  /** The person registered anew; the help goes on in the other case. */
  UnemployedAgain: { nextCaseId: string };
}

export const EMPLOYMENT_TYPES = ['UNIT', 'SELF_EMPLOYED', 'FLEXIBLE', 'PUBLIC_POST'] as const;
/** 就业类型: 单位就业 010, 个体经营 021, 灵活就业 022, 公益性岗位 030. */
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];
