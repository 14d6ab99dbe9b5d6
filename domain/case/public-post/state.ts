import type { CivilDate } from '../../civil-date';

/** A place in a public-welfare post (公益性岗位安置), by the snapshot of the ranking that gave it. */
export interface Placement {
  postId: string;
  rankingId: string;
  startedOn: CivilDate;
  /** The last day of the term. */
  until: CivilDate;
}

/** How far help by a public-welfare post has come. */
export interface PublicPostState {
  recommendedOn?: CivilDate;
  appliedFor?: { postId: string; on: CivilDate };
  placement?: Placement;
}
