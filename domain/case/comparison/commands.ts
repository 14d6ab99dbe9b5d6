import type { CivilDate } from '../../civil-date';
import type { HitFinding, HitKind, SignKind } from '../../comparison-hit';
import type { ParticularId } from '../particular';
import type { URGED } from './facts';

export interface ComparisonCommands {
  /** One comparison of one batch, by the county or by an import; without a hit it found nothing. */
  recordComparison: { on: CivilDate; batchId: string; hit?: HitKind };
  verifySign: { kind: SignKind; on: CivilDate; finding: HitFinding; evidenceId: ParticularId };
  urgeEmployment: { on: CivilDate; whom: (typeof URGED)[number]; noteId?: ParticularId };
}
