import type { ServiceClass } from './classes';
import type { CivilDate } from './civil-date';
import type { PackageItem } from './policy/service-package';

/** 零工: short work that an employer or a platform offers. */
export interface Gig {
  id: string;
  employerId: string;
  openUntil: CivilDate;
  occupation: string;
}

/** A registered person, as far as flexible work concerns them. */
export interface GigSeeker {
  classes: readonly ServiceClass[];
  /** 灵活就业意愿; undefined while nobody has spoken of it. */
  wantsFlexibleWork: boolean | undefined;
  occupations: readonly string[];
  /** Gigs they were introduced to already. */
  introduced: readonly string[];
}

/**
 * 鼓励灵活就业: whether flexible work is still to be spoken of with the person. It is a line of the first help
 * that holds nothing open; who does not want it is not asked again.
 */
export function isToBeEncouraged({ wantsFlexibleWork }: Pick<GigSeeker, 'wantsFlexibleWork'>): boolean {
  return wantsFlexibleWork === undefined;
}

/** 零工对接: the service of introducing a person to a gig. Each is another one, and suits for a reason. */
export const GIG_INTRODUCTION: PackageItem = {
  code: 'GIG_INTRODUCTION',
  name: '零工对接',
  min: 1,
  distinct: true,
  fulfilledBy: ['PROVIDED', 'DECLINED'],
  clauses: ['R-80'],
};

/**
 * “点对点”对接: gigs to introduce a person to, each employer once, for who wants flexible work and for nobody else.
 * Every introduction is followed by the call that asks for its result.
 */
export function introductions(gigs: readonly Gig[], seeker: GigSeeker, asOf: CivilDate): Gig[] {
  const { wantsFlexibleWork, occupations, introduced } = seeker;
  if (wantsFlexibleWork !== true) return [];
  const employers = new Set(
    gigs.filter(({ id }) => introduced.includes(id)).map(({ employerId }) => employerId),
  );
  return gigs.filter(({ employerId, openUntil, occupation }) => {
    const fits = openUntil >= asOf && (occupations.length === 0 || occupations.includes(occupation));
    if (!fits || employers.has(employerId)) return false;
    employers.add(employerId);
    return true;
  });
}
