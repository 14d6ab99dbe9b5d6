import { Type } from '@sinclair/typebox';
import { EMPLOYMENT_TYPES, type EmploymentType } from '../../domain/case/employment/facts';
import type { EndingGround } from '../../domain/case/state';
import { CANCELLATION_GROUNDS, type EvidenceKind } from '../../domain/endings';
import { ApiError } from '../errors/api-error';
import { CivilDateType, FreeText, StringEnum } from '../validation/types';
import { defineCommand, type CommandDefinition } from './definition';
import { acceptedFor, Evidence, explainEvidence, keepEvidence } from './evidence';
import { refuseForbiddenGround } from './forbidden-grounds';

const ENDING_GROUNDS = CANCELLATION_GROUNDS.filter(
  (ground): ground is EndingGround => ground !== 'HIRED' && ground !== 'BUSINESS',
);
const months = () => Type.Optional(Type.Integer({ minimum: 0, maximum: 600, description: '月数' }));

const ACCEPTED_FOR_WORK: Readonly<Record<EmploymentType, readonly EvidenceKind[]>> = {
  UNIT: acceptedFor('HIRED'),
  PUBLIC_POST: acceptedFor('HIRED'),
  SELF_EMPLOYED: acceptedFor('BUSINESS'),
  FLEXIBLE: ['EMPLOYMENT_REGISTRATION'],
};

/** How unemployment, or the help, ends: work (C02, C03, flexible), another lawful ground, and its review. */
export const ENDING_COMMANDS: readonly CommandDefinition[] = [
  defineCommand({
    kind: 'reportEmployment',
    path: 'employment',
    summary: '登记就业',
    description:
      'Work was found: the registration ends on C02 or C03, or is converted (灵活就业), and follow-up goes on (R-53, R-54).',
    refusals: ['DATE_IN_FUTURE', 'EVIDENCE_MISSING', 'NOT_YET_HAPPENED', 'ALREADY_STABLE', 'NOT_YET_STABLE'],
    fields: {
      type: StringEnum(EMPLOYMENT_TYPES, { description: '单位就业, 个体经营, 灵活就业, 公益性岗位' }),
      startedOn: CivilDateType,
      evidence: Evidence,
      contractMonths: months(),
      insuredMonths: months(),
      licenceMonths: months(),
    },
    example: {
      type: 'UNIT',
      startedOn: '2026-12-01',
      evidence: { kind: 'CONTRACT_FILING', number: 'HT2026-0001' },
      contractMonths: 36,
    },
    data: ({ type, startedOn, evidence, contractMonths, insuredMonths, licenceMonths }, words) => ({
      type,
      startedOn,
      evidenceId: keepEvidence(words, evidence),
      evidenceKind: evidence.kind,
      ...(contractMonths !== undefined && { contractMonths }),
      ...(insuredMonths !== undefined && { insuredMonths }),
      ...(licenceMonths !== undefined && { licenceMonths }),
    }),
    explain: (refusal, { type }) => explainEvidence(refusal, ACCEPTED_FOR_WORK[type]),
  }),
  defineCommand({
    kind: 'requestEnding',
    path: 'endings',
    summary: '申请注销失业登记',
    description:
      'On a ground of R-61 with evidence. Refusing services (R-63), being out of reach (R-64) and age (A-14) are none. ' +
      'INCAPABLE and OTHER_LAW wait for a second person.',
    precheck: refuseForbiddenGround,
    refusals: [
      'FORBIDDEN_GROUND',
      'REPORT_AS_EMPLOYMENT',
      'UNLAWFUL_GROUND',
      'EVIDENCE_MISSING',
      'DOCUMENT_NUMBER_MISSING',
      'NOT_YET_HAPPENED',
      'ENDING_PENDING',
    ],
    fields: {
      ground: StringEnum(ENDING_GROUNDS),
      happenedOn: CivilDateType,
      evidence: Evidence,
      documentNumber: Type.Optional(
        Type.String({ format: 'document-number', maxLength: 60, examples: ['豫人社〔2011〕23号'] }),
      ),
    },
    example: {
      ground: 'SCHOOL',
      happenedOn: '2027-09-01',
      evidence: { kind: 'ADMISSION_NOTICE', number: 'LQ2027-0001' },
    },
    data: ({ ground, happenedOn, evidence, documentNumber }, words) => ({
      ground,
      happenedOn,
      evidenceId: keepEvidence(words, evidence),
      evidenceKind: evidence.kind,
      ...(documentNumber !== undefined && { documentNumber }),
    }),
    explain: (refusal, { ground }) => explainEvidence(refusal, acceptedFor(ground)),
  }),
  defineCommand({
    kind: 'reviewEnding',
    path: 'endings/review',
    summary: '复核注销申请',
    description: 'The second person approves or returns; nobody reviews their own act (R-61).',
    refusals: ['NO_ENDING_PENDING', 'OWN_ACT', 'LEVEL_TOO_LOW', 'REASON_REQUIRED'],
    fields: {
      decision: StringEnum(['APPROVE', 'RETURN']),
      reason: Type.Optional(FreeText(2000, '退回理由, required with RETURN')),
    },
    example: { decision: 'RETURN', reason: '请补充劳动能力鉴定结论的编号' },
    data: ({ decision, reason }, words) => {
      if (decision === 'APPROVE') {
        if (reason === undefined) return { decision };
        throw new ApiError('INVALID_FIELD', { field: 'reason', nextStep: '同意时无需填写退回理由,请删除' });
      }
      if (reason === undefined) throw new ApiError('REASON_REQUIRED', { field: 'reason' });
      return { decision, reasonId: words.keep('reason', reason) };
    },
  }),
];
