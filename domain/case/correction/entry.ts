import type { CivilDate } from '../../civil-date';
import { alternativesTo } from '../../classes';
import type { Fact } from '../facts';
import { referenceOf } from '../services/uncount';
import type { CorrectionCommands } from './commands';
import { CORRECTABLE_KINDS, type CorrectableEntry } from './facts';

/** A fact with its number in the ledger. */
export type NumberedFact = Fact & { seq: number };

/** Kinds of facts that `entryAndRest` looks at. */
export const ENTRY_KINDS = [...CORRECTABLE_KINDS, 'EntryCorrected'] as const;

/**
 * An entry of a case's ledger, and what the ledger holds without it and without what was corrected before; undefined
 * where the number names nothing that can be corrected.
 * @param facts those of `ENTRY_KINDS`, in any order
 */
export function entryAndRest(
  facts: readonly NumberedFact[],
  seq: number,
): Pick<CorrectionCommands['correctEntry'], 'entry' | 'without'> | undefined {
  const entry = facts.find((fact) => fact.seq === seq);
  if (!entry || !isCorrectable(entry)) return undefined;
  const corrected = facts.flatMap((fact) => (fact.kind === 'EntryCorrected' ? [fact.data.seq] : []));
  const others = facts.filter((fact) => fact.seq !== seq && !corrected.includes(fact.seq));
  const lastContactOn = others.flatMap(contactDay).sort().at(-1);
  const references = others.flatMap((other) => sameService(entry, other));
  const otherOfDuty = others.some((other) => isAlternative(entry, other));
  return {
    entry,
    without: {
      references,
      ...(lastContactOn && { lastContactOn }),
      ...(otherOfDuty && { otherOfDuty }),
    },
  };
}

function isCorrectable(fact: NumberedFact): fact is NumberedFact & CorrectableEntry {
  return (CORRECTABLE_KINDS as readonly string[]).includes(fact.kind);
}

function contactDay(fact: Fact): CivilDate[] {
  return fact.kind === 'FollowUpRecorded' || fact.kind === 'ContactMade' ? [fact.data.on] : [];
}

function sameService(entry: Fact, other: NumberedFact): string[] {
  if (entry.kind !== 'ServiceRecorded' || other.kind !== 'ServiceRecorded') return [];
  return entry.data.item === other.data.item ? [referenceOf(other)] : [];
}

function isAlternative(entry: Fact, other: Fact): boolean {
  if (entry.kind !== 'ServiceRecorded' || other.kind !== 'ServiceRecorded') return false;
  return alternativesTo(entry.data.item).includes(other.data.item);
}
