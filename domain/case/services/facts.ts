import type { CivilDate } from '../../civil-date';
import type { ServiceAnswer } from '../../policy/parameters';
import type { DeclineReason } from '../../push-result';

export interface ServiceFacts {
  ServiceRecorded: {
    item: string;
    answer: ServiceAnswer;
    on: CivilDate;
    reference?: string;
    fitReason?: string;
    declineReason?: DeclineReason;
    noteId?: string;
  };
}
