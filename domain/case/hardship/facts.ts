import type { CivilDate } from '../../civil-date';
import type { HardshipCategory } from '../../hardship/categories';

export interface HardshipFacts {
  HardshipCertified: { category: HardshipCategory; on: CivilDate; evidenceId: string };
  LevelRaised: { from: 'I'; to: 'II' };
  PlanAgreed: { planId: string; on: CivilDate };
}
