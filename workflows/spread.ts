const WINDOW_MS = 2 * 60 * 60 * 1000;

/**
 * How long after a due instant, in milliseconds, a case wakes: always the same for one case, spread over two hours
 * for many, because thousands of deadlines end at the same midnight. What the facts say stays exact.
 */
export function spread(caseId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < caseId.length; i++) {
    hash = Math.imul(hash ^ caseId.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % WINDOW_MS;
}
