import type { CivilDate } from '../../civil-date';
import type { ServiceClass } from '../../classes';

export interface ClassFacts {
  /** What the person wishes, in full. */
  ClassesSet: { on: CivilDate; classes: ServiceClass[]; noteId?: string };
}
