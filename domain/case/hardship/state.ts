import type { CivilDate } from '../../civil-date';
import type { HardshipCategory } from '../../hardship/categories';
import type { CertificationStage } from '../../hardship/certification';

/** An application for certification on its way (认定申请): where it is, and who has acted on it. */
export interface HardshipApplication {
  category: HardshipCategory;
  appliedOn: CivilDate;
  evidenceId: string;
  stage: CertificationStage;
  /** Staff ids by the stage they passed: nobody reviews their own act. */
  passedBy: Partial<Record<CertificationStage, string>>;
  /** The last day of the public notice (公示), once it hangs; counted again while its calendar is provisional. */
  notice?: { postedOn: CivilDate; endsOn: CivilDate; provisional: boolean };
}

/** A difficulty that is being followed; its words lie with the particulars. */
export interface OpenProblem {
  /** Of its task. */
  id: string;
  textId: string;
  openedOn: CivilDate;
  lookedAtOn?: CivilDate;
}

/** What there is of hardship beside the certified categories: proposals, application, plan, problems. */
export interface HardshipState {
  /** Proposed by the rules and not yet told to the person. */
  proposed: HardshipCategory[];
  application?: HardshipApplication;
  plan?: { version: number; on: CivilDate; helperId: string };
  problems: OpenProblem[];
}

export const NO_HARDSHIP_WORK: HardshipState = { proposed: [], problems: [] };
