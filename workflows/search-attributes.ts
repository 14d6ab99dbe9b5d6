import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import type { CaseListing } from '../domain/case/listing';

/** Wire names and types, permanent: they are registered in every namespace, and queries of operators say them. */
export const SEARCH_ATTRIBUTES = {
  county: defineSearchAttributeKey('county', SearchAttributeType.KEYWORD),
  community: defineSearchAttributeKey('community', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('stage', SearchAttributeType.KEYWORD),
  level: defineSearchAttributeKey('level', SearchAttributeType.KEYWORD),
  nextDue: defineSearchAttributeKey('nextDue', SearchAttributeType.DATETIME),
  overdue: defineSearchAttributeKey('overdue', SearchAttributeType.BOOL),
};

/** A listing as the engine takes it; what a case no longer has is left out. */
export function searchAttributesOf(listing: CaseListing): SearchAttributePair[] {
  const { county, community, stage, level, nextDue, overdue } = listing;
  return [
    { key: SEARCH_ATTRIBUTES.county, value: county },
    { key: SEARCH_ATTRIBUTES.community, value: community },
    { key: SEARCH_ATTRIBUTES.stage, value: stage },
    { key: SEARCH_ATTRIBUTES.level, value: level },
    ...(nextDue === undefined ? [] : [{ key: SEARCH_ATTRIBUTES.nextDue, value: new Date(nextDue) }]),
    { key: SEARCH_ATTRIBUTES.overdue, value: overdue },
  ];
}
