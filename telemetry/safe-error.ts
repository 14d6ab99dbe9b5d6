/** An error as it may stand in a log; an alias, because Fastify wants an index signature. */
export type SafeError = {
  type: string;
  message: '';
  stack: string;
  code?: string;
  /** Of a failure of the process engine: its own type, a literal of this code. */
  failure?: string;
};

/**
 * The kind of an error and where it was thrown, without what it says: a database and a parser quote what somebody
 * typed. Taken by its shape, because errors of the workflows' sandbox have constructors of their own.
 */
export function safeError(error: unknown): SafeError {
  const { name, stack, code, type } = (error ?? {}) as Record<string, unknown>;
  const frames = textOf(stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return {
    type: isWord(name) ? name : 'Error',
    message: '',
    stack: frames.join('\n'),
    ...(isWord(code) && { code }),
    ...(isWord(type) && { failure: type }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether it can only be a name out of code. */
function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z_][A-Za-z0-9_]{0,60}$|^[0-9A-Z]{5}$/.test(value);
}
