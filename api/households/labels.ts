import type { HouseholdFactKind } from '../../domain/household-case/facts';
import type { MemberStanding } from '../../domain/household-case/state';

/** What staff read for a fact of a household. A new kind without a label is a compile error. */
export const HOUSEHOLD_FACT_LABELS: Readonly<Record<HouseholdFactKind, string>> = {
  MemberHeard: '成员情况变动',
  HouseholdOpened: '纳入零就业家庭清零',
  HouseholdTargetMoved: '按公布的放假安排重算清零目标日',
  HouseholdTargetMissed: '超过清零目标日',
  HouseholdAlarmRaised: '季度末未清零告警',
  HouseholdCleared: '零就业家庭清零',
};

export const MEMBER_LABELS: Readonly<Record<MemberStanding, string>> = {
  UNEMPLOYED: '登记失业',
  WORKING: '已就业',
  GONE: '不再登记',
};
