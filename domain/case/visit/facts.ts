import type { CivilDate } from '../../civil-date';
import type { ContactChannel } from '../follow-up/facts';
import type { ParticularId } from '../particular';

export interface VisitFacts {
  /** The person was reached, and not all four findings were asked: a contact, no follow-up. */
  ContactMade: { on: CivilDate; channel: ContactChannel; noteId?: ParticularId };
  NextContactAgreed: NextContact;
}

/** 下次联系: when, how, and what about. A promise of the caseworker's own, beside the duties of the notice. */
export interface NextContact {
  on: CivilDate;
  channel: ContactChannel;
  noteId?: ParticularId;
}
