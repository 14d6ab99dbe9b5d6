import type { CivilDate } from '../../civil-date';
import type { PostTermBasis } from '../../public-posts';
import type { ParticularId } from '../particular';
import type { POST_END_REASONS, RECOMMENDATION_ANSWERS } from './facts';

export interface PublicPostCommands {
  recommendPost: { on: CivilDate; answer: (typeof RECOMMENDATION_ANSWERS)[number] };
  applyForPost: { on: CivilDate; postId: string };
  placeInPost: {
    postId: string;
    /** The frozen ranking that put the person first. */
    rankingId: string;
    startedOn: CivilDate;
    /** The last day of the term. */
    until: CivilDate;
    basis: PostTermBasis;
    /** The agreement (公益性岗位协议). */
    evidenceId: ParticularId;
  };
  endPublicPost: { on: CivilDate; reason: (typeof POST_END_REASONS)[number] };
}
