import type { CivilDate } from '../../civil-date';
import type { HitFinding, HitKind } from '../../comparison-hit';
import type { ParticularId } from '../particular';
import type { Sign } from './state';

export const URGED = ['EMPLOYER', 'PERSON'] as const;

export interface ComparisonFacts {
  /** 数据比对: the record took part in a comparison, whatever it found. */
  Compared: { on: CivilDate; batchId: string; hit?: HitKind };
  /** A sign is to be verified; it changes nothing by itself. */
  SignNoted: Omit<Sign, 'finding'>;
  SignVerified: { kind: Sign['kind']; on: CivilDate; finding: HitFinding; evidenceId: string };
  /** 督促就业登记. */
  EmploymentUrged: {
    on: CivilDate;
    whom: (typeof URGED)[number];
    registerBy: CivilDate;
    noteId?: ParticularId;
  };
}
