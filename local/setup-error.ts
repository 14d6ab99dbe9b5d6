/** Something the person at this machine can mend: the message says what is wrong and what to do next. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
