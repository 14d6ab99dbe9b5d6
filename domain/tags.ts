/** 同步标注: the three tags every registration carries. */
export const TAGS = {
  HARDSHIP: '就业困难人员',
  UNEMPLOYED_GRADUATE: '离校未就业高校毕业生',
  OUT_OF_POVERTY: '脱贫人口',
} as const;
export type TagName = keyof typeof TAGS;

/** 本人声明 · 证件材料 · 数据比对 · 认定. */
export type TagSource = 'DECLARED' | 'DOCUMENT' | 'COMPARISON' | 'CERTIFICATION';

/** A tag is answered with its source, or openly unknown; it is never left out. */
export type Tag = { value: 'YES' | 'NO'; source: TagSource } | { value: 'UNKNOWN' };
export type Tags = Readonly<Record<TagName, Tag>>;

/** 三清: 底数清 who they are, 信息清 their situation, 需求清 what they need. */
export const LEDGER_FIELDS = {
  HEADCOUNT: ['identityDocument', 'name', 'sex', 'birthDate', 'residence', 'household', 'phone'],
  INFORMATION: ['education', 'skillLevel', 'lastEmployment', 'unemployedSince', 'unemploymentReason'],
  NEEDS: ['jobWish', 'trainingWish', 'startupWish', 'benefitClaim', 'serviceNeeds'],
} as const;
export type LedgerAspect = keyof typeof LEDGER_FIELDS;
export type LedgerField = (typeof LEDGER_FIELDS)[LedgerAspect][number];

export interface Completeness {
  aspects: Readonly<Record<LedgerAspect, { clear: boolean; missing: (LedgerField | TagName)[] }>>;
  /** Share of fields and tags that are answered, in whole per cent. */
  score: number;
}

/**
 * A person is a hardship person by certification only; what anybody declares makes them a candidate.
 * @returns the tags whose source cannot carry their value
 */
export function unsupportedTags(tags: Tags): TagName[] {
  const { HARDSHIP } = tags;
  return HARDSHIP.value === 'YES' && HARDSHIP.source !== 'CERTIFICATION' ? ['HARDSHIP'] : [];
}

/**
 * How clear the ledger (基础台账) is about a person. An unknown tag counts as missing from 底数清.
 * @param answered the fields that have an answer, "no need" and "none" included
 */
export function completenessOf(tags: Tags, answered: ReadonlySet<LedgerField>): Completeness {
  const missingFields = (aspect: LedgerAspect) =>
    LEDGER_FIELDS[aspect].filter((field) => !answered.has(field));
  const openTags = (Object.keys(TAGS) as TagName[]).filter((name) => tags[name].value === 'UNKNOWN');
  const missing = {
    HEADCOUNT: [...missingFields('HEADCOUNT'), ...openTags],
    INFORMATION: missingFields('INFORMATION'),
    NEEDS: missingFields('NEEDS'),
  };
  const total = Object.values(LEDGER_FIELDS).flat().length + Object.keys(TAGS).length;
  const open = Object.values(missing).flat().length;
  const standing = (aspect: LedgerAspect) => ({
    clear: missing[aspect].length === 0,
    missing: missing[aspect],
  });
  return {
    aspects: {
      HEADCOUNT: standing('HEADCOUNT'),
      INFORMATION: standing('INFORMATION'),
      NEEDS: standing('NEEDS'),
    },
    score: Math.floor(((total - open) * 100) / total),
  };
}
