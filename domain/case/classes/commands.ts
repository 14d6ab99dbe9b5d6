import type { CivilDate } from '../../civil-date';
import type { ServiceClass } from '../../classes';
import type { ParticularId } from '../particular';

export interface ClassCommands {
  /** What the person wishes, all of it; the same as before says that the wish was asked again. */
  setClasses: { on: CivilDate; classes: ServiceClass[]; noteId?: ParticularId };
}
