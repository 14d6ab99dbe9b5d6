import type { CivilDate } from '../../civil-date';
import type { CancellationGround } from '../../endings';
import type { NoticeAttempt } from '../../notice-to-person';
import type { PendingEnding } from '../state';
import type { NotificationTemplate } from './notification-template';

export interface EndingFacts {
  EndingRequested: PendingEnding;
  EndingReturned: { reasonId: string };
  RegistrationCancelled: {
    ground: CancellationGround;
    endedOn: CivilDate;
    evidenceId: string;
    documentNumber?: string;
    requestedBy: string;
    decidedBy: string;
  };
  /** 灵活就业登记: unemployment ends by registering the employment, not by cancellation (provincial code 13). */
  RegistrationConverted: { endedOn: CivilDate; evidenceId: string; decidedBy: string };
  /** The help ends with the registration; the case waits until nobody can object to it any more. */
  HelpEnded: { ground: CancellationGround };
  PersonToBeNotified: { template: NotificationTemplate; on: CivilDate };
  /** An attempt to tell the person, whether it arrived or not. */
  NoticeAttempted: NoticeAttempt;
  /** 异议: the person contradicts the end of the registration. */
  ObjectionRaised: { on: CivilDate; reasonId: string };
  ObjectionRejected: { reasonId: string };
  /** 恢复登记: the objection was right; the registration goes on as if it had not ended. */
  RegistrationRestored: { on: CivilDate; reasonId: string };
  ObjectionPeriodEnded: { until: CivilDate };
  CaseClosed: { reason: ClosingReason; ground?: CancellationGround; evidenceId?: string };
}

/** `FOLLOW_UP_ENDED`: a lawful ground befell a person who had found work already. */
export type ClosingReason =
  'REGISTRATION_ENDED' | 'FOLLOW_UP_ENDED' | 'STABLE_EMPLOYMENT' | 'REGISTERED_AGAIN';
