import { choosePorts, type Ports } from '../../local/chosen-ports';
import type { StartOptions } from '../../local/options';
import { anyFreePort, holdFreePort, holdPort, isFree } from '../../local/ports';

const options: StartOptions = { dataDir: '/nowhere', namespace: 'bangfu', sampleAccounts: false };

/** The first port that Linux, unless it is told otherwise, gives to whoever asks for any; macOS begins higher. */
const FIRST_GIVEN_BY_SYSTEMS = 32_768;

async function release(ports: Ports): Promise<void> {
  await Promise.all(Object.values(ports).map((held) => held.release()));
}

describe('the ports of one run', () => {
  it('are the usual ones where these are free, and others where not', async () => {
    const usual = await anyFreePort();
    const first = await holdFreePort(usual);
    const second = await holdFreePort(usual);
    expect(first.port).toBe(usual);
    expect(second.port).not.toBe(usual);
    await Promise.all([first.release(), second.release()]);
    expect(await isFree(usual)).toBe(true);
  });

  it('are none of those that a system gives to others between the choice and its use', async () => {
    const port = await anyFreePort();
    expect(port).toBeGreaterThanOrEqual(1024);
    expect(port).toBeLessThan(FIRST_GIVEN_BY_SYSTEMS);
  });

  it('differ between two runs that start at once', async () => {
    const [one, other] = await Promise.all([choosePorts(options), choosePorts(options)]);
    const numbers = [one, other].flatMap((ports) => Object.values(ports).map((held) => held.port));
    expect(new Set(numbers).size).toBe(numbers.length);
    await Promise.all([release(one), release(other)]);
  });

  it('are not replaced where one was asked for', async () => {
    const taken = await holdPort(await anyFreePort());
    const apiPort = taken?.port ?? 0;
    await expect(choosePorts({ ...options, apiPort })).rejects.toThrow(
      `Port ${apiPort}, asked for the API, is taken`,
    );
    await taken?.release();
  });
});
