import type { ErrorEntry } from './entry';

/** What the city's rules, policy versions and calendars, refuse. */
export const RULE_ERRORS = {
  POLICY_NOT_FOUND: {
    status: 404,
    title: '没有这个政策版本',
    nextStep: '请从政策版本列表中选择',
    when: 'No policy version has this id.',
  },
  CALENDAR_YEAR_NOT_FOUND: {
    status: 404,
    title: '没有该年度的放假安排',
    nextStep: '请核对年份',
    when: 'Neither is the year imported, nor can it be derived from the law.',
  },
  POLICY_NOT_A_DRAFT: {
    status: 409,
    title: '该政策版本已批准或已撤回,不能再变动',
    nextStep: '如需调整,请另起草新版本',
    when: 'Only a draft is approved or withdrawn; nothing approved is ever changed.',
  },
  POLICY_INVALID: {
    status: 422,
    title: '政策参数不正确',
    nextStep: '请更正所列参数后重新提交',
    when: 'The pack breaks the rules for parameters; `errors` lists everything.',
  },
  POLICY_DATE_NOT_AHEAD: {
    status: 422,
    title: '施行日期应晚于批准之日',
    nextStep: '请另起草施行日期在今天之后的版本;已作出的决定不受新版本影响',
    when: 'A version is announced ahead of its date and never reaches back.',
  },
  CALENDAR_YEAR_INVALID: {
    status: 422,
    title: '放假安排文件不正确',
    nextStep: '请更正所列内容后重新提交',
    when: 'The year is not a published arrangement in the format of holiday-cn; `errors` lists everything.',
  },
} as const satisfies Record<string, ErrorEntry>;
