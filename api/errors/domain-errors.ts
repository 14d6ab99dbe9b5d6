import type { RefusalCode } from '../../domain/case/refusal';
import type { IneligibilityCode } from '../../domain/eligibility';
import type { IdentityFault } from '../../domain/identity-number';
import type { ErrorEntry } from './entry';

/** Refusals of the case process. The type makes a new refusal without a sentence a compile error. */
export const REFUSALS = {
  MALFORMED: {
    status: 422,
    title: '个案无法处理该请求',
    nextStep: '请刷新个案后重试;仍不成功请将请求编号告知管理员',
    when: 'The case process could not read the command: service and worker differ in version, or a rule failed on it.',
  },
  CASE_CLOSED: {
    status: 409,
    title: '该帮扶个案已结案',
    nextStep: '如本人再次失业,请重新办理失业登记',
    when: 'The help has ended; nothing more is recorded on the case.',
  },
  STALE_VERSION: {
    status: 409,
    title: '个案已被更新,您看到的不是最新内容',
    nextStep: '请刷新个案,核对最近一次变动后,用新的命令号重新提交',
    when: 'The act was decided on an older version of the case; details hold both versions and the last change.',
  },
  DATE_IN_FUTURE: {
    status: 422,
    title: '日期不能晚于今天',
    nextStep: '请填写实际发生的日期',
    when: 'An act is dated after the civil date of the decision.',
  },
  DATE_BEFORE_REGISTRATION: {
    status: 422,
    title: '日期不能早于失业登记日期',
    nextStep: '请核对日期,服务和回访应在登记之后',
    when: 'An act is dated before the registration.',
  },
  DATE_TOO_OLD: {
    status: 422,
    title: '日期过早,不能补记上一年度以前的事项',
    nextStep: '请核对日期;确需补记的,请按今天记录,并在备注中写明实际日期',
    when: 'The act lies before the year that precedes the current one.',
  },
  UNKNOWN_SERVICE_ITEM: {
    status: 422,
    title: '没有这项服务',
    nextStep: '请从个案服务清单中选择服务项目',
    when: 'The item is in no service package of the policy in force.',
  },
  ANSWER_NOT_ALLOWED: {
    status: 422,
    title: '该项服务不能按“无需求”办结',
    nextStep: '请实际提供该项服务,或记录本人是否接受',
    when: 'NO_NEED for an item that has to be given or offered.',
  },
  REFERENCE_REQUIRED: {
    status: 422,
    title: '缺少岗位编号',
    nextStep: '请填写所推荐岗位的编号,3个岗位应各不相同',
    when: 'An item that counts different references came without one (A-4).',
  },
  FIT_REASON_REQUIRED: {
    status: 422,
    title: '缺少适合理由',
    nextStep: '请选择该岗位适合本人的理由:工种、薪资、距离或时间',
    when: 'A recommended vacancy came without the reason of its fit (A-4).',
  },
  NOT_UNEMPLOYED: {
    status: 422,
    title: '当前不处于登记失业状态',
    nextStep: '请先核实本人的就业状态',
    when: 'The act needs an active registration, or the applicant declares to be at work.',
  },
  NOT_LEVEL_II: {
    status: 422,
    title: '该人员不是Ⅱ级帮扶对象',
    nextStep: '请先办理就业困难人员认定,再制定援助计划',
    when: 'An individual plan for somebody without certified hardship (R-26).',
  },
  ALREADY_CERTIFIED: {
    status: 409,
    title: '该困难类别已认定',
    nextStep: '无需重复认定,请核对认定类别',
    when: 'The category stands already.',
  },
  UNLAWFUL_GROUND: {
    status: 422,
    title: '不是通知所列的注销情形',
    nextStep: '请从通知所列情形中选择,并提供相应依据',
    when: 'The ground is none of R-61 (R-63, R-64 among what it is not).',
  },
  ENDING_PENDING: {
    status: 409,
    title: '已有一项注销申请待复核',
    nextStep: '请等待复核结果,或联系复核人退回后再提交',
    when: 'A second ending while one waits for its review.',
  },
  NO_ENDING_PENDING: {
    status: 409,
    title: '没有待复核的注销申请',
    nextStep: '请刷新个案,该申请可能已被复核',
    when: 'A review without a request for it.',
  },
  HELP_ENDED: {
    status: 409,
    title: '登记已注销,帮扶已终止',
    nextStep: '异议期内只办理告知、异议及复核;本人再次失业的,请重新办理失业登记',
    when: 'The registration was ended; until the period of objection is over, only notice, objection and review are recorded.',
  },
  NO_NOTICE_OWED: {
    status: 409,
    title: '没有待告知的事项',
    nextStep: '请刷新个案,该事项可能已告知',
    when: 'An attempt to tell the person without anything to tell (R-62).',
  },
  NOTICE_TOO_EARLY: {
    status: 422,
    title: '告知日期不能早于应告知之日',
    nextStep: '请填写实际告知的日期',
    when: 'An attempt to tell the person dated before there was anything to tell.',
  },
  NOTHING_TO_OBJECT_TO: {
    status: 409,
    title: '没有可以提出异议的注销',
    nextStep: '请核对个案;异议期已满的,可告知本人申请行政复议或重新登记',
    when: 'An objection on a case whose registration did not end, or whose period of objection is over.',
  },
  OBJECTION_PENDING: {
    status: 409,
    title: '已有一项异议待复核',
    nextStep: '请等待县级复核结果',
    when: 'A second objection while one waits for its decision.',
  },
  OBJECTION_TOO_LATE: {
    status: 422,
    title: '已超过异议期限',
    nextStep: '可告知本人依法申请行政复议的途径,或重新办理失业登记',
    when: 'The objection is dated after the sixtieth day from the day on which the person was told.',
  },
  NO_OBJECTION_PENDING: {
    status: 409,
    title: '没有待复核的异议',
    nextStep: '请刷新个案,该异议可能已复核',
    when: 'A decision on an objection that is not open.',
  },
  ALREADY_CORRECTED: {
    status: 409,
    title: '该记录已更正',
    nextStep: '请刷新个案查看更正后的内容;需要补记的,请重新记录',
    when: 'The entry was corrected before.',
  },
  OWN_ACT: {
    status: 403,
    title: '不能复核本人提交的申请',
    nextStep: '请由另一名复核人员办理',
    when: 'The reviewer asked for the ending or, on objection, decided it (R-61).',
  },
  LEVEL_TOO_LOW: {
    status: 403,
    title: '本级机构无权办理此项',
    nextStep: '请提交上一级机构办理',
    when: 'The act is decided at a higher level than that of the staff member.',
  },
  ALREADY_STABLE: {
    status: 409,
    title: '已登记为稳定就业',
    nextStep: '无需重复登记,请按半年回访',
    when: 'Employment is reported for somebody in stable employment.',
  },
  NOT_YET_STABLE: {
    status: 409,
    title: '尚未达到稳定就业条件',
    nextStep: '合同、参保或营业执照期限达到规定月数后再登记;目前继续按季度回访',
    when: 'Flexible employment is reported again without what makes it stable (A-10).',
  },
  NOBODY_REACHED: {
    status: 422,
    title: '未联系上本人,不能同时记录服务或了解到的情况',
    nextStep: '未联系上时只记录联系结果和下次联系;确已办理的服务请选择“已联系上”,或单独记录',
    when: 'Findings, services, a refresh or a plan of a visit that reached nobody (A-7); field names the part.',
  },
  NEXT_CONTACT_NOT_LATER: {
    status: 422,
    title: '下次联系日期应晚于本次',
    nextStep: '请填写本次联系之后的日期',
    when: 'The next contact lies on or before the day of the visit.',
  },
  NOTHING_PROPOSED: {
    status: 409,
    title: '没有待告知的困难类别',
    nextStep: '请刷新个案;本人要求认定的,可直接受理申请',
    when: 'The person is told of a proposal where none waits (R-33).',
  },
  APPLICATION_PENDING: {
    status: 409,
    title: '已有一项困难认定申请在办',
    nextStep: '请先办结在办的认定申请',
    when: 'A second application, or a direct certification past the one under way (R-87).',
  },
  NOT_AT_THIS_STAGE: {
    status: 409,
    title: '困难认定申请不在该环节',
    nextStep: '请刷新个案,核对申请所处的环节;公示期满后自动转入复核',
    when: 'A stage of the certification is decided that the application has not reached, or has passed.',
  },
  OUTCOME_NOT_ALLOWED: {
    status: 422,
    title: '该环节不能作出此决定',
    nextStep: '社区(村)初审只能通过或一次性退回补正,不予认定由街道(乡镇)或县级决定',
    when: 'A rejection where the application is taken in (R-87).',
  },
  NOT_CERTIFIED: {
    status: 409,
    title: '没有该困难类别的认定',
    nextStep: '请核对认定类别',
    when: 'A status is ended that does not stand (A-17).',
  },
  PLAN_INCOMPLETE: {
    status: 422,
    title: '援助计划不完整',
    nextStep: '计划应有一名帮扶责任人、两类以上措施,各项措施的期限不早于商定日期',
    when: 'The plan lacks what R-26 and R-88 ask of it; details name the fault.',
  },
  TOO_MANY_PROBLEMS: {
    status: 409,
    title: '在跟踪的困难问题过多',
    nextStep: '请先办结已解决的问题,或合并登记',
    when: 'More open problems than anybody follows (R-27).',
  },
  NO_SUCH_PROBLEM: {
    status: 409,
    title: '没有该困难问题,或已解决',
    nextStep: '请刷新个案后重试',
    when: 'A problem is followed that is not open (R-27).',
  },
  MARKET_FIRST: {
    status: 409,
    title: '尚未通过市场渠道充分推荐就业',
    nextStep: '请先推送岗位并回访结果;属于就业特别困难人员的,请先认定相应类别',
    when: 'A public-welfare post for somebody without special hardship who has not tried the market often enough (R-28).',
  },
  NOT_RECOMMENDED: {
    status: 409,
    title: '尚未推荐公益性岗位',
    nextStep: '请先推荐并记录本人意愿',
    when: 'A post is applied for without a recommendation that the person accepted (R-28).',
  },
  POST_NOT_APPLIED_FOR: {
    status: 409,
    title: '本人未申请该岗位',
    nextStep: '请核对岗位编号,或先登记岗位申请',
    when: 'A placement in a post that the person has not applied for (R-28, R-89).',
  },
  POST_TERM_TOO_LONG: {
    status: 422,
    title: '安置期限不符合规定',
    nextStep: '一般不超过3年;距法定退休年龄不足5年的可至退休',
    when: 'The last day lies before the first, or beyond the longest term of its basis (R-28).',
  },
  POST_BY_PLACEMENT: {
    status: 422,
    title: '公益性岗位就业须通过安置登记',
    nextStep: '请由县级办理公益性岗位安置',
    when: 'A public-welfare post is reported as ordinary employment (R-28, R-89).',
  },
  NOT_PLACED: {
    status: 409,
    title: '当前不在公益性岗位上',
    nextStep: '请刷新个案,核对就业情况',
    when: 'A placement is ended that does not stand (R-28).',
  },
  CALL_HOUR_REQUIRED: {
    status: 422,
    title: '补记的电话联系缺少通话时间',
    nextStep: '请填写拨打电话的时间(几点),用于核对是否换过时段',
    when: 'A call of an earlier day that reached nobody, without its hour (R-64).',
  },
  ALREADY_IN_HOUSEHOLD: {
    status: 409,
    title: '已登记为该家庭成员',
    nextStep: '无需重复登记',
    when: 'The person belongs to this household already (R-90).',
  },
  REFUSALS_NEVER_CANCEL: {
    status: 422,
    title: '不能以连续3次拒绝服务为由注销',
    nextStep: '请记录拒绝情况并调整帮扶措施',
    when: 'R-63.',
  },
  LOST_CONTACT_NEVER_CANCELS: {
    status: 422,
    title: '不能以连续6个月无法取得联系为由注销',
    nextStep: '请通过其他电话、社区走访、数据比对继续联系',
    when: 'R-64.',
  },
  AGE_NEVER_CANCELS: {
    status: 422,
    title: '不能以达到退休年龄为由注销',
    nextStep: '请核实是否已依法享受基本养老保险待遇',
    when: 'R-61, A-14.',
  },
  EVIDENCE_MISSING: {
    status: 422,
    title: '缺少该情形认可的依据',
    nextStep: '请提供该情形所列依据中的任意一项',
    when: 'The kind of evidence is not one accepted for the ground (R-61).',
  },
  DOCUMENT_NUMBER_MISSING: {
    status: 422,
    title: '缺少文件文号',
    nextStep: '请填写所依据的国家或省文件文号',
    when: 'OTHER_LAW without the number of the document relied on.',
  },
  NOT_YET_HAPPENED: {
    status: 422,
    title: '该情形尚未发生',
    nextStep: '请在发生后办理注销',
    when: 'The fact of an ending lies in the future.',
  },
} as const satisfies Record<RefusalCode, ErrorEntry>;

/** Reasons for which a registration is refused (R-07 … R-09). */
export const INELIGIBILITIES = {
  UNDER_16: {
    status: 422,
    title: '未满16周岁',
    nextStep: '年满16周岁(含生日当天)后即可办理失业登记',
    when: 'R-07.',
  },
  UNABLE_TO_WORK: {
    status: 422,
    title: '声明没有劳动能力',
    nextStep: '失业登记面向有劳动能力的劳动者;如声明有误,请更正后重新提交',
    when: 'R-07.',
  },
  NO_WISH_TO_WORK: {
    status: 422,
    title: '声明没有就业要求',
    nextStep: '有就业要求时可随时办理失业登记',
    when: 'R-07.',
  },
  NOT_UNEMPLOYED: REFUSALS.NOT_UNEMPLOYED,
  DRAWS_PENSION: {
    status: 422,
    title: '已依法享受基本养老保险待遇',
    nextStep: '仍需求职或培训的,可办理求职登记',
    when: 'R-07, A-14.',
  },
  COMMITMENT_NOT_SIGNED: {
    status: 422,
    title: '书面承诺未签署',
    nextStep: '请阅读并签署书面承诺,无需提供其他证明材料',
    when: 'R-09.',
  },
  PLACE_NOT_CHOSEN: {
    status: 422,
    title: '未选择登记地类型',
    nextStep: '请在常住地、户籍地、参保地、就业地中任选一项',
    when: 'R-08.',
  },
} as const satisfies Record<IneligibilityCode, ErrorEntry>;

/** Faults of an identity document's number. */
export const IDENTITY_FAULTS = {
  ID_NUMBER_LENGTH: {
    status: 422,
    title: '证件号码位数不对',
    nextStep: '请核对证件号码的位数',
    when: 'The number has another length than its kind of document.',
  },
  ID_NUMBER_FORMAT: {
    status: 422,
    title: '证件号码格式不对',
    nextStep: '请按所选证件类型核对号码格式',
    when: 'Characters that the kind of document does not have.',
  },
  ID_NUMBER_PROVINCE: {
    status: 422,
    title: '证件号码的地区码不对',
    nextStep: '请核对证件类型和号码前几位',
    when: 'No province has these digits.',
  },
  ID_NUMBER_DATE: {
    status: 422,
    title: '证件号码中的出生日期不存在',
    nextStep: '请核对第7至14位',
    when: 'The date inside the number does not exist.',
  },
  ID_NUMBER_DATE_RANGE: {
    status: 422,
    title: '证件号码中的出生日期超出范围',
    nextStep: '请核对第7至14位',
    when: 'Born before 1900 or after today.',
  },
  ID_NUMBER_CHECK: {
    status: 422,
    title: '证件号码校验码不符',
    nextStep: '请对照证件逐位核对号码',
    when: 'The 18th character is not the one computed (GB 11643).',
  },
} as const satisfies Record<`ID_NUMBER_${IdentityFault}`, ErrorEntry>;
