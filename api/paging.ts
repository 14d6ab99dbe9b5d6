import { ApiError } from './errors/api-error';

/** Writes where a page ended, as one opaque word. */
export function cursorOf(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor of `count` values.
 * @throws ApiError INVALID_FIELD for what no page answered
 */
export function readCursor(cursor: string, count: number): string[] {
  const values = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (
    Array.isArray(values) &&
    values.length === count &&
    values.every((value) => typeof value === 'string')
  ) {
    return values;
  }
  throw new ApiError('INVALID_FIELD', { field: 'cursor', nextStep: '请使用上一页返回的 next' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
