import type { Fact, FactKind } from './case/facts';
import type { CivilDate, Instant } from './civil-date';

/** 就业帮扶日记: the acts towards a person that make an entry, as a caseworker calls them. */
export const DIARY_ENTRIES = {
  ServiceRecorded: '提供服务',
  FollowUpRecorded: '跟踪回访',
  ContactAttempted: '尝试联系',
  HardshipCertified: '困难认定',
  PlanAgreed: '商定计划',
  RecordRefreshed: '信息更新',
  EmploymentUrged: '督促就业登记',
  SelfReported: '本人报告',
} as const satisfies Partial<Record<FactKind, string>>;
type DiaryKind = keyof typeof DIARY_ENTRIES;
type DiaryFact = Extract<Fact, { kind: DiaryKind }>;

/** A fact of the ledger with when it was entered and by whom. */
export interface EnteredFact {
  fact: Fact;
  at: Instant;
  by: string;
}

export interface DiaryEntry {
  /** The day of the act, which may lie before that of its entry. */
  on: CivilDate;
  at: Instant;
  by: string;
  what: string;
  clauses: readonly string[];
  /** A free note (随记), kept with the particulars. */
  noteId?: string;
}

/**
 * The diary of a case: what was done for the person, by the day on which it was done and, within it, in the order
 * of entry. It is read from the ledger, so nobody writes it twice, and what time alone did to the case is not in it.
 */
export function diaryOf(facts: readonly EnteredFact[]): DiaryEntry[] {
  const entries = facts.flatMap(({ fact, at, by }): DiaryEntry[] => {
    if (!isDiaryFact(fact)) return [];
    const noteId = 'noteId' in fact.data ? fact.data.noteId : undefined;
    const what = DIARY_ENTRIES[fact.kind];
    return [{ on: fact.data.on, at, by, what, clauses: fact.clauses, ...(noteId && { noteId }) }];
  });
  return entries.sort((a, b) => compareText(a.on, b.on) || compareText(a.at, b.at));
}

function isDiaryFact(fact: Fact): fact is DiaryFact {
  return Object.hasOwn(DIARY_ENTRIES, fact.kind);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
