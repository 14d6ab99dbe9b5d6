import { readApiConfig } from '../../api/config';

const key = Buffer.alloc(32, 7).toString('base64');
const complete = {
  DATABASE_URL: 'postgresql://bangfu:secret-word@127.0.0.1:5439/bangfu',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  BANGFU_TEMPORAL_KEYS: `1:${key}`,
  BANGFU_DATA_KEY: key,
  BANGFU_LOOKUP_KEY: key,
};

describe('the environment of the API', () => {
  it('is read with what is usual', () => {
    expect(readApiConfig(complete)).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      temporal: { namespace: 'default', tls: false },
      trustedProxies: [],
      receiptKeys: [],
    });
  });

  it('takes an API key, older data keys and proxies', () => {
    const old = Buffer.alloc(32, 8).toString('base64');
    const more = {
      TEMPORAL_API_KEY: 'k',
      BANGFU_DATA_KEY: `${key}, ${old}`,
      TRUSTED_PROXIES: '10.0.0.1,10.0.0.2',
    };
    expect(readApiConfig({ ...complete, ...more })).toMatchObject({
      temporal: { apiKey: 'k', tls: true },
      dataKeys: [Buffer.alloc(32, 7), Buffer.alloc(32, 8)],
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
    });
  });

  it('knows every key for what Temporal keeps, and encrypts with the first', () => {
    const old = Buffer.alloc(32, 8).toString('base64');
    const { payloadKeys } = readApiConfig({ ...complete, BANGFU_TEMPORAL_KEYS: `2:${key}, 1:${old}` });
    expect(payloadKeys.current).toBe('2');
    expect([...payloadKeys.keys]).toEqual([
      ['2', Buffer.alloc(32, 7)],
      ['1', Buffer.alloc(32, 8)],
    ]);
    const twice = { ...complete, BANGFU_TEMPORAL_KEYS: `1:${key},1:${old}` };
    expect(() => readApiConfig(twice)).toThrow('BANGFU_TEMPORAL_KEYS has two keys under the id 1');
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'mysql://secret-word'],
    ['TEMPORAL_ADDRESS', undefined],
    ['TEMPORAL_ADDRESS', 'http://secret-word'],
    ['BANGFU_TEMPORAL_KEYS', undefined],
    ['BANGFU_TEMPORAL_KEYS', 'secret-word'],
    ['BANGFU_TEMPORAL_KEYS', `1:${key},2:secret-word`],
    ['BANGFU_DATA_KEY', undefined],
    ['BANGFU_DATA_KEY', 'secret-word'],
    ['BANGFU_DATA_KEY', `${key},secret-word`],
    ['BANGFU_LOOKUP_KEY', Buffer.alloc(16).toString('base64')],
    ['TEMPORAL_UI_ORIGIN', 'https://secret-word/'],
    ['BANGFU_SMS_WEBHOOK_KEYS', 'k1:secret-word'],
    ['PORT', '80 80'],
    ['PORT', '70000'],
  ])('%s as %s: one line that names it and repeats no value', (name, value) => {
    const message = thrownBy(() => readApiConfig({ ...complete, [name]: value }));
    expect(message).toMatch(new RegExp(`^${name} is .+$`));
    expect(message).not.toContain('secret-word');
  });
});

function thrownBy(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
