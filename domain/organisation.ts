/** The organisation tree is in the codes: 4110 ⊂ 411002 ⊂ 411002001 ⊂ 411002001001. */
export const ORG_LEVELS = ['COMMUNITY', 'SUBDISTRICT', 'COUNTY', 'CITY'] as const;

/** 社区(村) · 街道(乡镇) · 县(市、区) · 市, lowest first: the direction in which late work goes up. */
export type OrgLevel = (typeof ORG_LEVELS)[number];

const LEVEL_BY_CODE_LENGTH: Readonly<Record<number, OrgLevel>> = {
  4: 'CITY',
  6: 'COUNTY',
  9: 'SUBDISTRICT',
  12: 'COMMUNITY',
};

/**
 * The level of an organisation, read from the length of its code.
 * @throws RangeError when the code has no length of the tree
 */
export function levelOf(orgCode: string): OrgLevel {
  const level = LEVEL_BY_CODE_LENGTH[orgCode.length];
  if (!level) throw new RangeError('organisation code has 4, 6, 9 or 12 digits');
  return level;
}

/** Whether `orgCode` lies in the scope of `scopeCode`, itself included: scope is a code prefix. */
export function isWithin(orgCode: string, scopeCode: string): boolean {
  return orgCode.startsWith(scopeCode);
}

/**
 * The level of the lowest organisation that has both in its scope.
 * @throws RangeError when a code has no length of the tree
 */
export function levelOver(orgCode: string, other: string): OrgLevel {
  const length = [12, 9, 6, 4].find((digits) => isWithin(other, orgCode.slice(0, digits))) ?? 4;
  return levelOf(orgCode.slice(0, length));
}

/** Whether `level` stands at least as high as `other`. */
export function isAtLeast(level: OrgLevel, other: OrgLevel): boolean {
  return ORG_LEVELS.indexOf(level) >= ORG_LEVELS.indexOf(other);
}

/** Whether `level` stands higher than `other`. */
export function isAbove(level: OrgLevel, other: OrgLevel): boolean {
  return !isAtLeast(other, level);
}
