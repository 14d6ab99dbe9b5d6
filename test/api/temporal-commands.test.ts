import { randomUUID } from 'node:crypto';
import type { Command } from '../../domain/case/commands';
import { TemporalCommands } from '../../api/commands/temporal-commands';
import { TEST_CONVERTER } from '../support/payload-keys';
import { testServers } from '../support/servers';
import { anyFreePort } from '../../local/ports';

const command: Command = {
  kind: 'recordContactAttempt',
  id: randomUUID(),
  digest: 'd',
  by: { staffId: randomUUID(), level: 'COMMUNITY' },
  data: { on: '2026-11-23', channel: 'PHONE', outcome: 'NO_ANSWER' },
};

describe('the way to Temporal', () => {
  it('says in good time that nobody is there', async () => {
    const address = `127.0.0.1:${await anyFreePort()}`;
    const commands = new TemporalCommands({ address, namespace: 'default', tls: false }, TEST_CONVERTER, {
      answerWithinMs: 300,
    });
    expect(await commands.isUp()).toBe(false);
    expect(await commands.execute(randomUUID(), command)).toEqual({ kind: 'UNAVAILABLE' });
    await commands.close();
  });

  it('says that a case does not run', async () => {
    const { temporalAddress: address, temporalNamespace: namespace } = testServers();
    const commands = new TemporalCommands({ address, namespace, tls: false }, TEST_CONVERTER);
    expect(await commands.isUp()).toBe(true);
    expect(await commands.execute(randomUUID(), command)).toEqual({ kind: 'NOT_RUNNING' });
    await commands.close();
  });
});
