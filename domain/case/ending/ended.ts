import type { CivilDate } from '../../civil-date';
import type { CancellationGround } from '../../endings';
import type { HardshipCategory } from '../../hardship/categories';
import type { NoticeAttempt } from '../../notice-to-person';
import { objectUntil } from '../../objection';
import type { HardshipState } from '../hardship/state';
import type { Task } from '../task';
import type { NotificationTemplate } from './notification-template';

/** A registration that has ended and whose end can still be contradicted. */
export interface EndedRegistration {
  on: CivilDate;
  /** Staff ids of who asked for the end and who decided it: neither decides on an objection. */
  deciders: string[];
  /** Duties that the end interrupted: owed again when the registration is restored. */
  interrupted: Task[];
  /** Hardship as it stood: it stands again when the registration is restored. */
  hardship?: { certified: HardshipCategory[]; work?: HardshipState };
  /** Telling the person is owed. */
  noticeOwed?: true;
  toldOn?: CivilDate;
  /** The help ended too; absent while it goes on as follow-up of a person at work. */
  helpEnded?: CancellationGround;
  /** The person contradicts it, and nobody has decided on that yet. */
  objected?: true;
}

/** What the person is still to be told, and how often that was tried. */
export interface OpenNotice {
  template: NotificationTemplate;
  owedOn: CivilDate;
  attempts: NoticeAttempt[];
}

/** The last day of the period of objection; undefined while it has not begun, because the person was not told yet. */
export function objectionPeriodOf({ on, noticeOwed, toldOn }: EndedRegistration): CivilDate | undefined {
  const knownOn = noticeOwed ? toldOn : on;
  return knownOn && objectUntil(knownOn);
}
