import type { CivilDate } from '../../civil-date';
import type { CancellationGround } from '../../endings';
import type { PendingEnding } from '../state';

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
  RegistrationConverted: { endedOn: CivilDate; evidenceId: string };
  PersonToBeNotified: { template: NotificationTemplate };
  CaseClosed: { reason: ClosingReason; ground?: CancellationGround; evidenceId?: string };
}

export type NotificationTemplate = 'REGISTRATION_CANCELLED' | 'REGISTRATION_CONVERTED';

/** `FOLLOW_UP_ENDED`: a lawful ground befell a person who had found work already. */
export type ClosingReason =
  'REGISTRATION_ENDED' | 'FOLLOW_UP_ENDED' | 'STABLE_EMPLOYMENT' | 'REGISTERED_AGAIN';
