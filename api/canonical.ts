import canonicalize from 'canonicalize';

/**
 * Canonical JSON (RFC 8785): the same content is the same text, whatever the order in which a client wrote it.
 * @throws TypeError for what is not plain JSON
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only plain JSON has a canonical form');
  return text;
}
