import type { CivilDate } from '../../civil-date';
import type { Search } from '../../contact/lost-contact';

/** A search for the person, until the next contact; with the mark once every step was taken. */
export interface SearchState extends Search {
  lostSince?: CivilDate;
}
