import type { ServiceClass } from '../../classes';
import type { CivilDate } from '../../civil-date';
import type { FollowUpCommands } from '../follow-up/commands';
import type { BenefitCommands } from '../benefits/commands';
import type { AttemptOutcome, ContactChannel, FollowUpFindings } from '../follow-up/facts';
import type { HardshipCommands } from '../hardship/commands';
import type { ParticularId } from '../particular';
import type { PushCommands } from '../pushes/commands';
import type { ServiceCommands } from '../services/commands';
import type { NextContact } from './facts';

/** A service given during the visit, on its day. */
export type VisitService = Omit<ServiceCommands['recordService'], 'on'>;

/** The result of a vacancy, as the person told it on that day. */
export type VisitResult = Omit<PushCommands['recordPushResult'], 'on'>;

type WithoutDay<T> = T extends unknown ? Omit<T, 'on'> : never;

/** A step of a claim, taken or told of on that day. */
export type VisitReferral = WithoutDay<BenefitCommands['recordReferral']>;

/** A plan agreed during the visit, on its day. */
export type VisitPlan = Omit<HardshipCommands['agreePlan'], 'on'>;

export interface VisitCommands {
  /** 一次通话(走访)记完: everything that one call or visit yielded. What was not spoken of is left out. */
  recordVisit: {
    on: CivilDate;
    channel: ContactChannel;
    /** Whether the person was reached; if not, why not, and nothing but the next contact can come of it. */
    outcome: 'REACHED' | AttemptOutcome;
    /** Of a call or a visit that reached nobody, as of a contact attempt. */
    call?: FollowUpCommands['recordContactAttempt']['call'];
    visitedBy?: FollowUpCommands['recordContactAttempt']['visitedBy'];
    /** With all four of them the visit is a follow-up. */
    findings?: FollowUpFindings;
    results?: VisitResult[];
    services?: VisitService[];
    /** What the person wishes, all of it. */
    classes?: ServiceClass[];
    referrals?: VisitReferral[];
    /** The record was gone through with the person. */
    refreshed?: true;
    /** An individual plan was agreed. */
    plan?: VisitPlan;
    next?: NextContact;
    noteId?: ParticularId;
  };
}
