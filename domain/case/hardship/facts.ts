import type { CivilDate } from '../../civil-date';
import type { HardshipCategory } from '../../hardship/categories';
import type { CertificationStage } from '../../hardship/certification';
import type { Measure } from '../../hardship/plan';
import type { LossReason, StandingProposal } from '../../hardship/validity';

export interface HardshipFacts {
  /** The rules find that the person may belong to these categories; nobody is certified by it. */
  HardshipProposed: { categories: HardshipCategory[]; occasion: ProposalOccasion };
  HardshipTold: { categories: HardshipCategory[]; on: CivilDate; answer: ProposalAnswer };
  /** The questions were gone through with the person; of the answers only what follows from them is kept. */
  HardshipAsked: {
    on: CivilDate;
    categories: HardshipCategory[];
    proposal?: StandingProposal['proposal'];
    noteId?: string;
  };
  HardshipApplied: { category: HardshipCategory; on: CivilDate; evidenceId: string };
  HardshipStagePassed: { stage: CertificationStage; by: string; on: CivilDate };
  PublicNoticePosted: { on: CivilDate; endsOn: CivilDate; provisional: boolean };
  /** A newly published calendar moved the end of a notice. */
  PublicNoticeMoved: { endsOn: CivilDate; provisional: boolean };
  /** Sent back with everything that is missing; the person may apply again. */
  HardshipReturned: { category: HardshipCategory; stage: CertificationStage; reasonId: string };
  HardshipDeclined: { category: HardshipCategory; stage: CertificationStage; reasonId: string };
  HardshipCertified: { category: HardshipCategory; on: CivilDate; evidenceId: string };
  /** 退出: what the certificate notes with date and reason. */
  HardshipEnded: {
    categories: HardshipCategory[];
    reason: LossReason;
    on: CivilDate;
    evidenceId?: string;
  };
  LevelRaised: { from: 'I'; to: 'II' };
  LevelLowered: { from: 'II'; to: 'I' };
  /** Unemployment ended: proposals, application and problems with it. */
  HardshipWorkDropped: { reason: LossReason };
  PlanAgreed: {
    planId: string;
    on: CivilDate;
    version: number;
    helperId: string;
    measures: PlannedMeasure[];
  };
  ProblemOpened: { problemId: string; textId: string; on: CivilDate };
  ProblemLookedAt: { problemId: string; on: CivilDate; noteId?: string };
  ProblemSolved: { problemId: string; on: CivilDate; noteId?: string };
}

/** When the rules looked: at registration, after every six months, on answers of the person. */
export type ProposalOccasion = 'REGISTRATION' | 'LONG_TERM' | 'ANSWERS';

export const PROPOSAL_ANSWERS = ['APPLIES', 'CONSIDERS', 'DECLINES'] as const;
/** 本人意愿: 申请认定, 再考虑, 不申请. */
export type ProposalAnswer = (typeof PROPOSAL_ANSWERS)[number];

/** 帮扶措施 of a plan: what, who sees to it, until when. */
export interface PlannedMeasure {
  measure: Measure;
  staffId: string;
  dueOn: CivilDate;
}
