import { ASSISTANCE_COMMANDS } from './assistance-commands';
import { COMPARISON_COMMANDS } from './comparison-commands';
import { CLASS_COMMANDS } from './class-commands';
import { CORRECTION_COMMANDS } from './correction-commands';
import type { CommandDefinition } from './definition';
import { ENDING_COMMANDS } from './ending-commands';
import { HARDSHIP_COMMANDS } from './hardship-commands';
import { HELP_COMMANDS } from './help-commands';
import { OBJECTION_COMMANDS } from './objection-commands';
import { PUBLIC_POST_COMMANDS } from './public-post-commands';
import { VISIT_COMMANDS } from './visit-commands';

/** Every act on a case that a person can ask for, in the order of the documentation. */
export const COMMANDS: readonly CommandDefinition[] = [
  ...HELP_COMMANDS,
  ...VISIT_COMMANDS,
  ...CLASS_COMMANDS,
  ...HARDSHIP_COMMANDS,
  ...ASSISTANCE_COMMANDS,
  ...PUBLIC_POST_COMMANDS,
  ...COMPARISON_COMMANDS,
  ...ENDING_COMMANDS,
  ...OBJECTION_COMMANDS,
  ...CORRECTION_COMMANDS,
];
