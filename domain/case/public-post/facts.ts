import type { CivilDate } from '../../civil-date';
import type { PostTermBasis } from '../../public-posts';
import type { Placement } from './state';

export const RECOMMENDATION_ANSWERS = ['ACCEPTS', 'DECLINES'] as const;
export const POST_END_REASONS = ['TERM_OVER', 'LEFT', 'DISMISSED'] as const;

export interface PublicPostFacts {
  PublicPostRecommended: {
    on: CivilDate;
    answer: (typeof RECOMMENDATION_ANSWERS)[number];
    /** Special hardship, or else the attempts in the market that came to nothing. */
    specialHardship: boolean;
  };
  PublicPostApplied: { postId: string; on: CivilDate };
  PublicPostPlaced: Placement & { basis: PostTermBasis };
  /** 安置终止: OTHER_WORK when the person went on to other work. */
  PublicPostEnded: {
    postId: string;
    on: CivilDate;
    reason: (typeof POST_END_REASONS)[number] | 'OTHER_WORK';
  };
}
