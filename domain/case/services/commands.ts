import type { CivilDate } from '../../civil-date';
import type { ServiceAnswer } from '../../policy/parameters';
import type { DeclineReason } from '../../push-result';
import type { ParticularId } from '../particular';

export interface ServiceCommands {
  recordService: {
    item: string;
    answer: ServiceAnswer;
    on: CivilDate;
    reference?: string;
    fitReason?: FitReason;
    /** What did not suit, of what was declined. */
    declineReason?: DeclineReason;
    noteId?: ParticularId;
  };
}

export const FIT_REASONS = ['OCCUPATION', 'WAGE', 'DISTANCE', 'HOURS'] as const;
/** Why a vacancy suits the person: 工种, 薪资, 距离, 时间. */
export type FitReason = (typeof FIT_REASONS)[number];
