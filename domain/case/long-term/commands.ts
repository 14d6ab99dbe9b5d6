import type { CivilDate } from '../../civil-date';
import type { ParticularId } from '../particular';

export interface LongTermCommands {
  refreshRecord: { on: CivilDate; noteId?: ParticularId };
}
