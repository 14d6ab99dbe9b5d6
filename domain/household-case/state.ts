import type { CivilDate } from '../civil-date';

/** 成员就业状态, as far as the household's clock looks at it. GONE: the registration or the help has ended without work. */
export type MemberStanding = 'UNEMPLOYED' | 'WORKING' | 'GONE';

/** What a member's case says of itself after a fact that concerns the household. */
export interface MemberNews {
  householdId: string;
  caseId: string;
  /** Of the case, after the fact: what is older than what is known changes nothing. */
  seq: number;
  /** Where the member registered. */
  orgCode: string;
  /** Certified as member of a zero-employment household (H1). */
  certified: boolean;
  standing: MemberStanding;
  on: CivilDate;
}

export type Member = Pick<MemberNews, 'caseId' | 'seq' | 'certified' | 'standing'>;

/** 清零时限 (R-90, Q6): a target, and an alarm at the end of each quarter while the household is open. */
export interface HouseholdClock {
  openedOn: CivilDate;
  targetOn: CivilDate;
  /** The target rests on a year whose holidays are not published. */
  provisional: boolean;
  targetMissed: boolean;
  alarmOn: CivilDate;
  alarms: number;
}

/** 零就业家庭: plain JSON, ids and dates only. */
export interface HouseholdState {
  schemaVersion: 1;
  householdId: string;
  seq: number;
  /** 县(市、区) of the member who came first: its queue shows the household. */
  countyCode: string;
  /** Those who have gone too, so that older news of them is known for what it is. */
  members: Member[];
  /** While the household is open. */
  clock?: HouseholdClock;
}

/** A household of which nothing has been heard. */
export function newHousehold(householdId: string): HouseholdState {
  return { schemaVersion: 1, householdId, seq: 0, countyCode: '', members: [] };
}

/** Whether somebody is one of the household still: certified as its member, or not gone. */
export function belongs({ certified, standing }: Member): boolean {
  return certified || standing !== 'GONE';
}

/** Whether nothing is left to wait for but news: the household is not open, and nobody belongs to it. */
export function isOver({ clock, members }: HouseholdState): boolean {
  return !clock && !members.some(belongs);
}
