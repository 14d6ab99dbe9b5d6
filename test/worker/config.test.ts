import { readWorkerConfig } from '../../worker/config';

const key = Buffer.alloc(32, 7).toString('base64');
const complete = {
  DATABASE_URL: 'postgresql://bangfu:secret-word@127.0.0.1:5439/bangfu',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  BANGFU_TEMPORAL_KEYS: `1:${key}`,
};
const gateway = {
  BANGFU_SMS_WEBHOOK_URL: 'https://sms.example/messages',
  BANGFU_SMS_WEBHOOK_KEYS: `k2:${key},k1:${key}`,
  BANGFU_DATA_KEY: key,
};

const mail = {
  BANGFU_SMTP_URL: 'smtps://bangfu:secret%20word@mail.example',
  BANGFU_MAIL_FROM: 'bangfu@city.example',
  BANGFU_PUBLIC_URL: 'https://bangfu.example/',
};

describe('the environment of the worker', () => {
  it('needs no gateway, and without one no key to particulars', () => {
    expect(readWorkerConfig(complete).sms).toBeUndefined();
    expect(readWorkerConfig({ ...complete, BANGFU_SMS_WEBHOOK_URL: '' }).sms).toBeUndefined();
  });

  it('takes a gateway, the first of its keys to sign with', () => {
    expect(readWorkerConfig({ ...complete, ...gateway }).sms).toEqual({
      url: 'https://sms.example/messages',
      key: { id: 'k2', secret: Buffer.alloc(32, 7) },
      takenIsDelivered: false,
      dataKeys: [Buffer.alloc(32, 7)],
    });
    const told = { ...gateway, BANGFU_SMS_TAKEN_IS_DELIVERED: 'true' };
    expect(readWorkerConfig({ ...complete, ...told }).sms).toMatchObject({ takenIsDelivered: true });
  });

  it('takes plain HTTP on this machine only', () => {
    const at = (url: string) => () =>
      readWorkerConfig({ ...complete, ...gateway, BANGFU_SMS_WEBHOOK_URL: url });
    expect(at('http://127.0.0.1:9000/messages')).not.toThrow();
    expect(at('http://sms.example/messages')).toThrow('BANGFU_SMS_WEBHOOK_URL is not of the form');
  });

  it('takes a mail server, with TLS from the first byte or by STARTTLS, but on this machine', () => {
    const serverAt = (BANGFU_SMTP_URL: string) =>
      readWorkerConfig({ ...complete, ...mail, BANGFU_SMTP_URL }).mail?.site;
    expect(readWorkerConfig(complete).mail).toBeUndefined();
    expect(serverAt(mail.BANGFU_SMTP_URL)).toEqual({
      host: 'mail.example',
      port: 465,
      secure: true,
      requireTls: true,
      auth: { user: 'bangfu', pass: 'secret word' },
      from: 'bangfu@city.example',
    });
    expect(serverAt('smtp://mail.example')).toMatchObject({ port: 587, secure: false, requireTls: true });
    expect(serverAt('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, requireTls: false });
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'mysql://secret-word'],
    ['TEMPORAL_ADDRESS', undefined],
    ['BANGFU_SMS_WEBHOOK_URL', 'https://login:secret-word@sms.example/'],
    ['BANGFU_SMS_WEBHOOK_URL', 'secret-word'],
    ['BANGFU_SMS_WEBHOOK_KEYS', undefined],
    ['BANGFU_SMS_WEBHOOK_KEYS', 'k1:secret-word'],
    ['BANGFU_SMS_TAKEN_IS_DELIVERED', 'secret-word'],
    ['BANGFU_DATA_KEY', undefined],
    ['BANGFU_DATA_KEY', 'secret-word'],
    ['BANGFU_SMTP_URL', 'https://secret-word'],
    ['BANGFU_MAIL_FROM', undefined],
    ['BANGFU_MAIL_FROM', 'secret-word'],
    ['BANGFU_PUBLIC_URL', undefined],
    ['BANGFU_PUBLIC_URL', 'secret-word'],
  ])('%s as %s: one line that names it and repeats no value', (name, value) => {
    const read = () => readWorkerConfig({ ...complete, ...gateway, ...mail, [name]: value });
    expect(read).toThrow(new RegExp(`^${name} is .+$`));
    expect(read).not.toThrow('secret-word');
  });
});
