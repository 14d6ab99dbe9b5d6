import type { CommandDefinition } from './definition';
import { CORRECTION_COMMANDS } from './correction-commands';
import { ENDING_COMMANDS } from './ending-commands';
import { HELP_COMMANDS } from './help-commands';
import { VISIT_COMMANDS } from './visit-commands';
import { OBJECTION_COMMANDS } from './objection-commands';

/** Every act of a person on a case, as a route. */
export const COMMANDS: readonly CommandDefinition[] = [
  ...HELP_COMMANDS,
  ...VISIT_COMMANDS,
  ...ENDING_COMMANDS,
  ...OBJECTION_COMMANDS,
  ...CORRECTION_COMMANDS,
];
