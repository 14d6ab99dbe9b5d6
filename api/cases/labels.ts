import type { FactKind } from '../../domain/case/facts';
import type { TaskKind, TaskStanding } from '../../domain/case/task';
import type { OrgLevel } from '../../domain/organisation';

/** What staff read for a fact. A new kind without a label is a compile error. */
export const FACT_LABELS: Readonly<Record<FactKind, string>> = {
  CaseOpened: '建立帮扶个案',
  OwnerAssigned: '指定帮扶专人',
  TaskOpened: '新增待办',
  TaskRescheduled: '按公布的放假安排重算期限',
  TaskEscalated: '逐级上报',
  TaskProgressed: '待办取得进展',
  TaskProgressWithdrawn: '待办进展撤回',
  TaskCompleted: '待办办结',
  TaskWithdrawn: '待办撤销',
  ServiceRecorded: '记录服务',
  EntryCorrected: '更正记录',
  FollowUpRecorded: '跟踪回访',
  ContactAttempted: '联系未果',
  FollowUpMissed: '本期未回访',
  HardshipProposed: '提示可能符合困难类别',
  HardshipTold: '告知可申请困难认定',
  HardshipAsked: '核对困难情形',
  HardshipApplied: '申请困难认定',
  HardshipStagePassed: '困难认定环节通过',
  PublicNoticePosted: '困难认定公示',
  PublicNoticeMoved: '按公布的放假安排重算公示期',
  HardshipReturned: '退回困难认定申请',
  HardshipDeclined: '不予认定就业困难人员',
  HardshipCertified: '认定就业困难人员',
  HardshipEnded: '退出就业困难人员认定',
  LevelRaised: '转为Ⅱ级帮扶',
  LevelLowered: '转为Ⅰ级帮扶',
  HardshipWorkDropped: '终止困难认定及援助事项',
  PlanAgreed: '制定个性化援助计划',
  ProblemOpened: '登记困难问题',
  ProblemLookedAt: '跟踪困难问题',
  ProblemSolved: '困难问题已解决',
  PublicPostRecommended: '推荐公益性岗位',
  PublicPostApplied: '申请公益性岗位',
  PublicPostPlaced: '公益性岗位安置',
  PublicPostEnded: '公益性岗位安置终止',
  HouseholdJoined: '登记所属家庭',
  HouseholdClearanceNoted: '所属零就业家庭已清零',
  LongTermPlanned: '预定长期登记核实日期',
  LongTermReached: '达到长期登记期限',
  RecordRefreshed: '更新登记信息',
  EmploymentReported: '登记就业',
  EndingRequested: '申请注销登记',
  EndingReturned: '退回注销申请',
  RegistrationCancelled: '注销失业登记',
  RegistrationConverted: '转为灵活就业登记',
  HelpEnded: '帮扶终止',
  PersonToBeNotified: '应告知本人',
  NoticeAttempted: '告知本人',
  ObjectionRaised: '本人提出异议',
  ObjectionRejected: '异议不成立',
  RegistrationRestored: '恢复失业登记',
  ObjectionPeriodEnded: '异议期满',
  UnemployedAgain: '再次失业,转入新个案',
  CaseClosed: '结案',
  ContactMade: '取得联系',
  NextContactAgreed: '约定下次联系',
};

export const TASK_LABELS: Readonly<Record<TaskKind, string>> = {
  ASSIGN_OWNER: '指定专人',
  BASIC_FOUR: '首次帮扶(基本服务)',
  PACKAGE_131: '“131”服务',
  FOLLOW_UP: '跟踪回访',
  PLAN: '个性化援助计划',
  REFRESH: '长期登记信息更新',
  ENDING_REVIEW: '注销复核',
  NOTICE: '告知本人',
  OBJECTION_REVIEW: '异议复核',
  HARDSHIP_TELL: '告知可申请困难认定',
  HARDSHIP_FIRST_CHECK: '困难认定初审',
  HARDSHIP_REVIEW: '困难认定复核',
  HARDSHIP_CONFIRMATION: '困难认定确认',
  HARDSHIP_STATUS: '困难情形核对',
  PROBLEM: '困难问题跟踪',
  POST_RECOMMENDATION: '推荐公益性岗位',
  POST_END: '公益性岗位期满安排',
  POST_AFTER: '公益性岗位期满后登记',
};

export const STANDING_LABELS: Readonly<Record<TaskStanding, string>> = {
  PLANNED: '未到期',
  OPEN: '待办',
  URGENT: '即将到期',
  OVERDUE: '已逾期',
};

export const LEVEL_LABELS: Readonly<Record<OrgLevel, string>> = {
  COMMUNITY: '社区(村)',
  SUBDISTRICT: '街道(乡镇)',
  COUNTY: '县(市、区)',
  CITY: '市',
};

/** The name of a kind that may be newer than this process. */
export function labelOf(labels: Readonly<Record<string, string>>, kind: string): string {
  return labels[kind] ?? kind;
}
