import type { CivilDate } from '../../civil-date';
import type { ServiceAnswer } from '../../policy/parameters';

export interface ServiceFacts {
  ServiceRecorded: {
    item: string;
    answer: ServiceAnswer;
    on: CivilDate;
    reference?: string;
    fitReason?: string;
    noteId?: string;
  };
}
