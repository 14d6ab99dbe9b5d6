import type { ErrorEntry } from './entry';

const CHECK_FORM = '请更正所列内容后重新提交';
const RETRY_SAME_KEY = '请稍候,可用同一命令号重新提交,不会重复办理';

/** What the service itself refuses, before or beside the rules of the case. */
export const API_ERRORS = {
  MALFORMED_JSON: {
    status: 400,
    title: '提交的内容不是有效的JSON',
    nextStep: '请检查请求内容的格式',
    when: 'The body cannot be parsed.',
  },
  UNKNOWN_FIELD: {
    status: 400,
    title: '有不认识的内容项',
    nextStep: CHECK_FORM,
    when: 'A field that the route does not declare. Nothing is dropped silently.',
  },
  REQUIRED_FIELD: {
    status: 400,
    title: '有必填项未填',
    nextStep: CHECK_FORM,
    when: 'A required field is missing.',
  },
  INVALID_FIELD: {
    status: 400,
    title: '有内容项填写不正确',
    nextStep: CHECK_FORM,
    when: 'A field has a wrong type, format, length or value; `errors` lists every one.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    title: '缺少命令号或命令号格式不对',
    nextStep: '请在请求头 Idempotency-Key 中给出8至64位的命令号',
    when: 'A command without Idempotency-Key, or with one outside [A-Za-z0-9._:-]{8,64}.',
  },
  UNAUTHENTICATED: {
    status: 401,
    title: '未登录或登录已过期',
    nextStep: '请重新登录',
    when: 'No bearer token, or one that is unknown, ended or older than 12 hours.',
  },
  WRONG_CREDENTIALS: {
    status: 401,
    title: '用户名或密码不正确',
    nextStep: '请核对后重试;忘记密码请联系管理员',
    when: 'The same for an unknown user, a wrong password and an account put out of use.',
  },
  FORBIDDEN_ROLE: {
    status: 403,
    title: '您的岗位没有此项权限',
    nextStep: '请由有权限的人员办理',
    when: 'The role of the staff member does not include the act.',
  },
  NOT_FOUND: { status: 404, title: '没有这个地址', nextStep: '请核对接口地址', when: 'No such route.' },
  CASE_NOT_FOUND: {
    status: 404,
    title: '找不到该个案',
    nextStep: '请核对编号;不在本机构辖区的个案请联系登记地机构',
    when: 'No such case, or it lies outside the scope of the staff member: the two look alike.',
  },
  PARTICULAR_NOT_FOUND: {
    status: 404,
    title: '找不到该记录',
    nextStep: '请从个案时间线中打开记录',
    when: 'The case has no such particular.',
  },
  QUEUE_NOT_FOUND: {
    status: 404,
    title: '没有这个待办队列',
    nextStep: '请从待办列表中选择',
    when: 'No such queue.',
  },
  ORGANISATION_NOT_FOUND: {
    status: 404,
    title: '找不到该机构',
    nextStep: '请核对机构编码',
    when: 'No organisation has this code.',
  },
  DUPLICATE_REGISTRATION: {
    status: 409,
    title: '该人员在本市已有有效的失业登记',
    nextStep: '无需重复登记;如需在本地享受服务,请申请转移登记地',
    when: 'A-16: one active registration a person in the whole city.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: '提交的内容过大',
    nextStep: '请缩短文字说明后重新提交',
    when: 'The body exceeds 64 KiB.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: '不支持的内容类型',
    nextStep: '请以 application/json 提交',
    when: 'A body that is not JSON.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: '该命令号已用于另一次办理',
    nextStep: '请使用新的命令号提交',
    when: 'The key was used with another body.',
  },
  ID_CONTRADICTED: {
    status: 422,
    title: '所填信息与证件号码不一致',
    nextStep: '请对照证件核对出生日期和性别',
    when: 'Birth date or sex differ from what the number tells.',
  },
  BIRTH_DATE_REQUIRED: {
    status: 422,
    title: '该类证件需填写出生日期',
    nextStep: '请按证件填写出生日期',
    when: 'A permit whose number does not tell the birth date.',
  },
  SEX_REQUIRED: {
    status: 422,
    title: '该类证件需填写性别',
    nextStep: '请按证件填写性别',
    when: 'A permit whose number does not tell the sex.',
  },
  ORGANISATION_UNKNOWN: {
    status: 422,
    title: '没有这个登记机构',
    nextStep: '请从机构列表中选择',
    when: 'The body names an organisation that does not exist.',
  },
  ORGANISATION_OUT_OF_SCOPE: {
    status: 422,
    title: '该机构不在您的辖区内',
    nextStep: '请登记在本机构辖区内,本人可任选常住地、户籍地、参保地或就业地',
    when: 'A registration for an organisation outside the scope of the staff member.',
  },
  ORGANISATION_NOT_ACCEPTING: {
    status: 422,
    title: '该机构不办理失业登记',
    nextStep: '请选择其他登记机构',
    when: 'The organisation does not accept registrations (R-12).',
  },
  ORGANISATION_TOO_HIGH: {
    status: 422,
    title: '请选择到社区(村)',
    nextStep: '该机构下设社区(村)或街道(乡镇),请选择最基层的机构',
    when: 'The organisation has lower ones that accept registrations.',
  },
  OWNER_UNKNOWN: {
    status: 422,
    title: '没有这名可指定的工作人员',
    nextStep: '请在本机构辖区内选择在岗的帮扶人员',
    when: 'The named owner does not work at that organisation, or it lies outside the scope.',
  },
  MAY_REGISTER_AS_UNEMPLOYED: {
    status: 409,
    title: '该人员符合失业登记条件',
    nextStep: '请直接办理失业登记',
    when: 'R-70: a job-seeker registration is asked for somebody who may register as unemployed.',
  },
  JOB_SEEKER_NOT_OFFERED: {
    status: 422,
    title: '不能办理求职登记',
    nextStep: '请按所列原因更正后办理失业登记',
    when: 'R-70: under 16, no wish for work or training, or the form is merely incomplete.',
  },
  FORBIDDEN_GROUND: {
    status: 422,
    title: '不得以该理由注销失业登记',
    nextStep: '请按通知所列情形办理',
    when: 'R-63, R-64, A-14: a provincial code or words that the notice forbids as a ground.',
  },
  REPORT_AS_EMPLOYMENT: {
    status: 422,
    title: '就业、创业请通过“就业登记”办理',
    nextStep: '请在“就业登记”中填写就业类型、开始日期和依据,办理后将继续跟踪回访',
    when: 'HIRED (C02) and BUSINESS (C03) are reported through /employment.',
  },
  REASON_REQUIRED: {
    status: 422,
    title: '退回需写明理由',
    nextStep: '请一次性写明需补正的内容',
    when: 'An ending is returned without a reason.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: '操作过于频繁',
    nextStep: '请稍候再试',
    when: 'The rate limit; Retry-After says how long.',
  },
  INTERNAL: {
    status: 500,
    title: '系统出现问题',
    nextStep: '请稍后重试;仍不成功请将请求编号告知管理员',
    when: 'A fault of the service; the request id is in its log.',
  },
  CASE_STARTING: {
    status: 503,
    title: '登记已办结,个案正在建立',
    nextStep: RETRY_SAME_KEY,
    when: 'The registration stands, its process is not running yet.',
  },
  PROCESS_UNAVAILABLE: {
    status: 503,
    title: '办理服务暂时不可用',
    nextStep: RETRY_SAME_KEY,
    when: 'Temporal cannot be reached or does not answer within 10 seconds. Whether the act stands is not known.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    title: '数据服务暂时不可用',
    nextStep: RETRY_SAME_KEY,
    when: 'PostgreSQL cannot be reached.',
  },
  RULES_MISSING: {
    status: 503,
    title: '政策参数尚未配置',
    nextStep: '请联系管理员导入政策版本',
    when: 'No policy version is in force today.',
  },
} as const satisfies Record<string, ErrorEntry>;
