import type { CivilDate } from './civil-date';
import type { ClauseId } from './clauses';

/**
 * The only grounds on which a registration may be cancelled (注销, R-61). Refusing services three times
 * and six months without contact are not among them and have no name here.
 */
export const CANCELLATION_GROUNDS = [
  'PENSION',
  'HIRED',
  'BUSINESS',
  'SCHOOL',
  'ARMY',
  'ABROAD',
  'INCAPABLE',
  'PRISON',
  'DEATH',
  'OTHER_LAW',
] as const;
export type CancellationGround = (typeof CANCELLATION_GROUNDS)[number];

/** What can prove a ground; any one of those accepted for it is enough. */
export const EVIDENCE_KINDS = {
  PENSION_PAYMENT_MATCH: '养老待遇发放比对(职工或居民)',
  EMPLOYMENT_REGISTRATION: '就业登记',
  CONTRACT_FILING: '劳动合同备案',
  UNIT_INSURANCE: '单位参加社会保险记录',
  PUBLIC_POST_AGREEMENT: '公益性岗位协议',
  MARKET_REGISTRATION_MATCH: '市场监管登记比对',
  BUSINESS_LICENCE: '营业执照或民办非企业登记证书',
  ADMISSION_NOTICE: '录取通知书',
  STUDENT_RECORD: '学籍',
  ENLISTMENT_NOTICE: '入伍通知书',
  EXIT_RECORD: '出入境记录',
  HOUSEHOLD_CANCELLATION: '户口注销证明',
  LABOUR_CAPACITY_CONCLUSION: '劳动能力鉴定结论',
  COURT_DOCUMENT: '法院或司法文书',
  DEATH_CERTIFICATE: '死亡证明',
  FUNERAL_RECORD: '殡葬信息',
  HOUSEHOLD_MATCH: '户籍比对',
  LEGAL_DOCUMENT: '国家或省规定文件',
  SIGNED_REQUEST: '本人签字的书面申请',
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** One row of the table of grounds. */
export interface GroundRule {
  code: `C${number}`;
  clause: ClauseId;
  /** As the notice has it. */
  name: string;
  provincialCode: string;
  evidence: readonly EvidenceKind[];
  decidedBy: 'CLERK' | 'CLERK_AND_SUBDISTRICT' | 'COUNTY';
  /** R-62 以适当方式告知; neither required nor possible for persons abroad, in prison or dead. */
  notifyPerson: boolean;
  /** The help goes on after the person found work; every other ground ends the case too. */
  then: 'FOLLOW_UP' | 'END';
  documentNumberRequired: boolean;
}

const USUAL = {
  clause: 'R-61',
  decidedBy: 'CLERK',
  notifyPerson: true,
  then: 'END',
  documentNumberRequired: false,
} as const;

export const GROUND_RULES: Readonly<Record<CancellationGround, Readonly<GroundRule>>> = {
  PENSION: {
    ...USUAL,
    code: 'C01',
    name: '依法享受基本养老保险待遇',
    provincialCode: '21',
    evidence: ['PENSION_PAYMENT_MATCH'],
  },
  HIRED: {
    ...USUAL,
    code: 'C02',
    name: '被各类用人单位录用或招聘',
    provincialCode: '11',
    evidence: ['EMPLOYMENT_REGISTRATION', 'CONTRACT_FILING', 'UNIT_INSURANCE', 'PUBLIC_POST_AGREEMENT'],
    then: 'FOLLOW_UP',
  },
  BUSINESS: {
    ...USUAL,
    code: 'C03',
    name: '从事个体经营、创办企业或民办非企业',
    provincialCode: '12',
    evidence: ['MARKET_REGISTRATION_MATCH', 'BUSINESS_LICENCE'],
    then: 'FOLLOW_UP',
  },
  SCHOOL: {
    ...USUAL,
    code: 'C04',
    name: '入学',
    provincialCode: '24',
    evidence: ['ADMISSION_NOTICE', 'STUDENT_RECORD'],
  },
  ARMY: {
    ...USUAL,
    code: 'C05',
    name: '应征服兵役',
    provincialCode: '24',
    evidence: ['ENLISTMENT_NOTICE'],
  },
  ABROAD: {
    ...USUAL,
    code: 'C06',
    name: '移居境外',
    provincialCode: '24',
    evidence: ['EXIT_RECORD', 'HOUSEHOLD_CANCELLATION'],
    notifyPerson: false,
  },
  INCAPABLE: {
    ...USUAL,
    code: 'C07',
    name: '完全丧失劳动能力',
    provincialCode: '23',
    evidence: ['LABOUR_CAPACITY_CONCLUSION'],
    decidedBy: 'CLERK_AND_SUBDISTRICT',
  },
  PRISON: {
    ...USUAL,
    code: 'C08',
    name: '被判刑收监执行',
    provincialCode: '25',
    evidence: ['COURT_DOCUMENT'],
    notifyPerson: false,
  },
  DEATH: {
    ...USUAL,
    code: 'C09',
    name: '死亡',
    provincialCode: '26',
    evidence: ['DEATH_CERTIFICATE', 'FUNERAL_RECORD', 'HOUSEHOLD_MATCH'],
    notifyPerson: false,
  },
  // C11 本人申请(终止就业要求) is not in the notice's list: it is decided here, by a signed request (待确认).
  OTHER_LAW: {
    ...USUAL,
    code: 'C10',
    name: '国家和省规定其他情形',
    provincialCode: '90',
    evidence: ['LEGAL_DOCUMENT', 'SIGNED_REQUEST'],
    decidedBy: 'COUNTY',
    documentNumberRequired: true,
  },
};

/** Why a reason code of the provincial system cannot end a registration here. */
export interface ForbiddenCode {
  code: 'REFUSALS_NEVER_CANCEL' | 'LOST_CONTACT_NEVER_CANCELS' | 'AGE_NEVER_CANCELS';
  clause: ClauseId;
  nextStep: string;
}

/**
 * Codes that the provincial table has and the notice forbids, or allows as a cause for verification
 * only. Of 31 the first half, the end of the wish to work, remains possible by signed request.
 */
export const FORBIDDEN_PROVINCIAL_CODES: Readonly<Record<'22' | '31' | '32', ForbiddenCode>> = {
  '22': {
    code: 'AGE_NEVER_CANCELS',
    clause: 'A-14',
    nextStep: '达到退休年龄只作为核验线索;请核实是否已依法享受基本养老保险待遇',
  },
  '31': {
    code: 'REFUSALS_NEVER_CANCEL',
    clause: 'R-63',
    nextStep: '不能以连续3次拒绝接受公共就业服务为由注销;请记录拒绝情况并调整帮扶措施',
  },
  '32': {
    code: 'LOST_CONTACT_NEVER_CANCELS',
    clause: 'R-64',
    nextStep: '不能以连续6个月无法取得联系为由注销;请通过其他电话、社区走访、数据比对继续联系',
  },
};

/** A request to cancel, as far as the rule looks at it. */
export interface EndingRequest {
  ground: CancellationGround;
  evidence: readonly EvidenceKind[];
  /** The day of the fact: hired on, admitted on, died on. */
  happenedOn: CivilDate;
  /** 文号 of the national or provincial document relied on. */
  documentNumber?: string;
  /** The provincial system's reason code, where the request names one. */
  provincialCode?: string;
}

export interface EndingRefusal {
  ok: false;
  code: ForbiddenCode['code'] | 'EVIDENCE_MISSING' | 'DOCUMENT_NUMBER_MISSING' | 'NOT_YET_HAPPENED';
  clause: ClauseId;
  field: string;
  nextStep: string;
}

/**
 * Whether a cancellation rests on a listed ground with evidence for it. It decides neither
 * who may sign (see `decidedBy`) nor whether the evidence is true.
 * @param asOf civil date of the decision
 */
export function assessEnding(
  request: EndingRequest,
  asOf: CivilDate,
): { ok: true; rule: Readonly<GroundRule>; provincialCode: string } | EndingRefusal {
  const rule = GROUND_RULES[request.ground];
  const accepted = request.evidence.find((kind) => rule.evidence.includes(kind));
  const forbidden = forbiddenCodeOf(request.provincialCode);
  if (forbidden && !isEndOfWishToWork(request)) return { ok: false, ...forbidden, field: 'provincialCode' };
  if (!accepted) {
    const names = rule.evidence.map((kind) => EVIDENCE_KINDS[kind]).join('、');
    return refusal('EVIDENCE_MISSING', 'evidence', `请至少上传一项依据:${names}`);
  }
  if (rule.documentNumberRequired && !request.documentNumber?.trim()) {
    return refusal('DOCUMENT_NUMBER_MISSING', 'documentNumber', '请填写所依据的国家或省文件文号');
  }
  if (request.happenedOn > asOf) {
    return refusal('NOT_YET_HAPPENED', 'happenedOn', '该情形尚未发生,请在发生后办理注销');
  }
  return { ok: true, rule, provincialCode: provincialCodeOf(request.ground, accepted) };
}

/** The code under which the provincial system files the ending. */
function provincialCodeOf(ground: CancellationGround, evidence: EvidenceKind): string {
  if (evidence === 'PUBLIC_POST_AGREEMENT') return '14';
  if (evidence === 'SIGNED_REQUEST') return '31';
  return GROUND_RULES[ground].provincialCode;
}

function forbiddenCodeOf(provincialCode: string | undefined): ForbiddenCode | undefined {
  return Object.entries(FORBIDDEN_PROVINCIAL_CODES).find(([code]) => code === provincialCode)?.[1];
}

function isEndOfWishToWork({ ground, evidence, provincialCode }: EndingRequest): boolean {
  return provincialCode === '31' && ground === 'OTHER_LAW' && evidence.includes('SIGNED_REQUEST');
}

function refusal(code: EndingRefusal['code'], field: string, nextStep: string): EndingRefusal {
  return { ok: false, code, clause: 'R-61', field, nextStep };
}
