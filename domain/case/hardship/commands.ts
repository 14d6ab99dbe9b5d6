import type { CivilDate } from '../../civil-date';
import type { HardshipCategory } from '../../hardship/categories';
import type { ParticularId } from '../particular';

export interface HardshipCommands {
  certifyHardship: { category: HardshipCategory; on: CivilDate; evidenceId: ParticularId };
  agreePlan: { on: CivilDate; planId: ParticularId };
}
