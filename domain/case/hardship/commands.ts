import type { CivilDate } from '../../civil-date';
import type { HardshipFacts as KnownFacts } from '../../hardship/candidates';
import type { HardshipCategory } from '../../hardship/categories';
import type { ParticularId } from '../particular';
import type { PlannedMeasure, ProposalAnswer } from './facts';

/** What a stage of the certification decides; a return names everything that is missing, once. */
type StageDecision = { on: CivilDate } & (
  { outcome: 'PASS' } | { outcome: 'RETURN' | 'REJECT'; reasonId: ParticularId }
);

/** What the person answered; not asked is not there. What the case knows itself is not asked. */
export type HardshipAnswers = Partial<
  Omit<KnownFacts, 'unemployed' | 'registeredOn' | 'unemployedThroughout' | 'retirement'>
>;

export const MANUAL_LOSS_REASONS = ['X3', 'X4', 'X5'] as const;

export interface HardshipCommands {
  tellHardship: { on: CivilDate; answer: ProposalAnswer };
  askHardship: { on: CivilDate; answers: HardshipAnswers; noteId?: ParticularId };
  applyForHardship: { category: HardshipCategory; on: CivilDate; evidenceId: ParticularId };
  checkHardship: StageDecision;
  objectToHardship: { on: CivilDate; reasonId: ParticularId };
  reviewHardship: StageDecision;
  confirmHardship: StageDecision;
  certifyHardship: { category: HardshipCategory; on: CivilDate; evidenceId: ParticularId };
  endHardship: {
    reason: (typeof MANUAL_LOSS_REASONS)[number];
    on: CivilDate;
    evidenceId: ParticularId;
    /** Of several; all of them when it is not named. */
    category?: HardshipCategory;
    /** The category that takes its place (换类). */
    instead?: HardshipCategory;
  };
  agreePlan: { on: CivilDate; planId: ParticularId; helperId: string; measures: PlannedMeasure[] };
  openProblem: { on: CivilDate; textId: ParticularId };
  followProblem: {
    problemId: string;
    on: CivilDate;
    outcome: 'OPEN' | 'SOLVED';
    noteId?: ParticularId;
  };
}
