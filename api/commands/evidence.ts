import { Type, type Static } from '@sinclair/typebox';
import {
  EVIDENCE_KINDS,
  GROUND_RULES,
  type CancellationGround,
  type EvidenceKind,
} from '../../domain/endings';
import type { Refusal } from '../../domain/case/refusal';
import type { ErrorMore } from '../errors/api-error';
import { FreeText, Strict, StringEnum } from '../validation/types';
import type { Words } from './words';

export const EVIDENCE_KIND_CODES = Object.keys(EVIDENCE_KINDS) as EvidenceKind[];

/** 依据: its kind decides; number and note are kept encrypted for whoever reviews it. */
export const Evidence = Strict({
  kind: StringEnum(EVIDENCE_KIND_CODES),
  number: Type.Optional(FreeText(100, '证明或文书编号')),
  note: Type.Optional(FreeText(2000, '说明')),
});

/** Evidence of a certification, whose kinds depend on the category and are not listed. */
export const PlainEvidence = Strict({
  number: Type.Optional(FreeText(100, '证明或文书编号')),
  note: FreeText(2000, '认定依据说明'),
});

/** What is written of evidence, for people to read. */
export function keepEvidence(
  words: Words,
  evidence: { kind?: EvidenceKind; number?: string; note?: string },
): string {
  const { kind, number, note } = evidence;
  const lines = [kind && `依据:${EVIDENCE_KINDS[kind]}`, number && `编号:${number}`, note && `说明:${note}`];
  return words.keep('evidence', lines.filter((line) => line !== undefined).join('\n'));
}

/** Names the evidence that a ground accepts, when what was given is none of it. */
export function explainEvidence(
  { code, field, ...refusal }: Refusal,
  accepted: readonly EvidenceKind[],
): ErrorMore {
  const more: ErrorMore = { ...refusal, ...(field && { field: FIELDS[field] ?? field }) };
  if (code !== 'EVIDENCE_MISSING') return more;
  const names = accepted.map((kind) => EVIDENCE_KINDS[kind]).join('、');
  return { ...more, field: 'evidence.kind', nextStep: `请提供以下任意一项依据:${names}` };
}

export function acceptedFor(ground: CancellationGround): readonly EvidenceKind[] {
  return GROUND_RULES[ground].evidence;
}

/** Where the rule's names of fields differ from the form's. */
const FIELDS: Readonly<Record<string, string>> = { evidence: 'evidence.kind', evidenceKind: 'evidence.kind' };

export type EvidenceBody = Static<typeof Evidence>;
