import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { CaseListing } from '../domain/case/listing';
import { SEARCH_ATTRIBUTES, searchAttributesOf } from './search-attributes';

/**
 * Has the engine list a case as its ledger answered: in one event, when something of it changed. That a duty is done
 * and the next one is due later is told with the next change, so that a month's follow-up costs no event: what is
 * listed as `nextDue` is never too late. What is listed now stands in the history, as the answer does, so that a changed
 * rule adds no command to what has happened.
 */
export function showListing(listing: CaseListing): void {
  const known = workflowInfo().typedSearchAttributes;
  const changed: SearchAttributeUpdatePair[] = searchAttributesOf(listing).filter(
    ({ key, value }) => JSON.stringify(known.get(key)) !== JSON.stringify(value),
  );
  const { nextDue } = SEARCH_ATTRIBUTES;
  const listed = known.get(nextDue);
  if (!isNearer(listing.nextDue, listed) && changed.every(({ key }) => key.name === nextDue.name)) return;
  if (listing.nextDue === undefined && listed !== undefined) changed.push({ key: nextDue, value: null });
  upsertSearchAttributes(changed);
}

function isNearer(due: string | undefined, listed: Date | undefined): boolean {
  return due !== undefined && (listed === undefined || Date.parse(due) < listed.getTime());
}
