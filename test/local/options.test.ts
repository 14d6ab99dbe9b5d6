import path from 'node:path';
import { usualDataDir } from '../../local/data-folder';
import { readStartOptions, START_HELP } from '../../local/options';

describe('the options of npm start', () => {
  it('need none: the data folder is in the project, with sample accounts and a Temporal of our own', () => {
    expect(readStartOptions([], {})).toEqual({
      dataDir: usualDataDir(),
      namespace: 'bangfu',
      sampleAccounts: true,
    });
  });

  it('come from the environment where no argument is given, an empty variable being none', () => {
    const env = {
      BANGFU_DATA: '/data',
      BANGFU_API_PORT: '8090',
      TEMPORAL_ADDRESS: 'temporal:7233',
      BANGFU_UI_PORT: '',
    };
    expect(readStartOptions([], env)).toEqual({
      dataDir: '/data',
      namespace: 'bangfu',
      sampleAccounts: true,
      apiPort: 8090,
      temporalAddress: 'temporal:7233',
    });
    expect(
      readStartOptions(['--data', 'other', '--api-port', '8091', '--no-sample-accounts'], env),
    ).toMatchObject({
      dataDir: path.resolve('other'),
      apiPort: 8091,
      sampleAccounts: false,
    });
  });

  it.each([
    [['--api-port', '80a'], /--api-port is not a port number/],
    [['--ui-port', '70000'], /--ui-port is not a port number/],
    [['--temporal-address', 'nowhere'], /host:port/],
    [['--unknown'], /--unknown.*npm start -- --help/],
  ])('refuse %p in one line', (args, line) => {
    expect(() => readStartOptions(args, {})).toThrow(line);
  });

  it('are named by the help, with their variables', () => {
    expect(readStartOptions(['--help'], {})).toBe('help');
    for (const name of ['BANGFU_DATA', 'BANGFU_API_PORT', 'BANGFU_POSTGRES_PORT', 'BANGFU_TEMPORAL_PORT']) {
      expect(START_HELP).toContain(name);
    }
    for (const name of [
      'BANGFU_METRICS_PORT',
      'BANGFU_UI_PORT',
      'TEMPORAL_ADDRESS',
      'TEMPORAL_NAMESPACE',
      'BANGFU_TEMPORAL_CLI',
    ]) {
      expect(START_HELP).toContain(name);
    }
  });
});
