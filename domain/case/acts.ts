import type { CommandKind, CommandOf } from './commands';
import type { Draft } from './draft';

/** How each command of a concern is carried out: it adds facts to the draft, or refuses. */
export type Acts<Commands> = {
  readonly [K in keyof Commands & CommandKind]: (draft: Draft, command: CommandOf<K>) => void;
};
