import { Value } from '@sinclair/typebox/value';
import type { TSchema } from '@sinclair/typebox';
import { COMMANDS } from '../../api/commands/commands';
import { RegistrationBody } from '../../api/registrations/schema';
import { COMMAND_KINDS } from '../../domain/case/decide';

describe('commands as routes', () => {
  it('are all there, but those that are the system’s own', () => {
    const own = ['noteHouseholdCleared', 'recordUnemployedAgain'];
    expect(COMMANDS.map(({ kind }) => kind).sort()).toEqual(
      COMMAND_KINDS.filter((kind) => !own.includes(kind)).sort(),
    );
  });

  const bodies: [string, TSchema][] = [
    ['registration', RegistrationBody],
    ...COMMANDS.map(({ kind, body }): [string, TSchema] => [kind, body]),
  ];
  it.each(bodies)('%s: its example is a body it takes', (_kind, body) => {
    const [example] = body['examples'] as unknown[];
    expect([...Value.Errors(body, example)]).toEqual([]);
  });
});
