import { createHmac } from 'node:crypto';
import { notificationId, readNotificationId } from '../../webhook/notification-id';
import { isSigned, readSharedKeys, sign, type SharedKey } from '../../webhook/signature';

const key: SharedKey = { id: '2026', secret: Buffer.alloc(32, 1) };
const older: SharedKey = { id: '2025', secret: Buffer.alloc(32, 2) };
const body = Buffer.from('{"text":"您好"}');
const NOW = Date.parse('2026-11-25T02:00:00.500Z');

describe('the signature over a body', () => {
  it('is HMAC-SHA256 over timestamp, full stop and body, in hexadecimal', () => {
    const expected = createHmac('sha256', key.secret).update('1795572000.{"text":"您好"}').digest('hex');
    expect(sign(key, body, NOW)).toEqual({
      'bangfu-key-id': '2026',
      'bangfu-timestamp': '1795572000',
      'bangfu-signature': `v1=${expected}`,
    });
  });

  it('is taken from any of the keys, so that a new one can be brought in beside the old', () => {
    expect(isSigned([key, older], { ...sign(older, body, NOW) }, body, NOW)).toBe(true);
    expect(isSigned([key], { ...sign(older, body, NOW) }, body, NOW)).toBe(false);
    expect(isSigned([], { ...sign(key, body, NOW) }, body, NOW)).toBe(false);
  });

  it('holds for five minutes either way', () => {
    const signed = { ...sign(key, body, NOW) };
    expect(isSigned([key], signed, body, NOW + 299_000)).toBe(true);
    expect(isSigned([key], signed, body, NOW + 301_000)).toBe(false);
    expect(isSigned([key], signed, body, NOW - 301_000)).toBe(false);
  });

  it.each([
    ['another body', {}, Buffer.from('{"text":"再见"}')],
    ['another timestamp', { 'bangfu-timestamp': '1795572001' }, body],
    ['no key id', { 'bangfu-key-id': undefined }, body],
    ['two signatures', { 'bangfu-signature': ['v1=00', 'v1=01'] }, body],
    ['no signature', { 'bangfu-signature': '' }, body],
    ['a signature of another form', { 'bangfu-signature': 'v2=00' }, body],
  ])('does not hold for %s', (_what, changed, received) => {
    expect(isSigned([key], { ...sign(key, body, NOW), ...changed }, received, NOW)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a secret under 32 bytes', `a:${Buffer.alloc(16).toString('base64')}`],
    ['a secret without an id', Buffer.alloc(32).toString('base64')],
    [
      'two keys of one id',
      Array(2)
        .fill(`a:${Buffer.alloc(32).toString('base64')}`)
        .join(','),
    ],
  ])('keys: %s is none', (_what, text) => {
    expect(readSharedKeys(text)).toBeUndefined();
  });

  it('keys: the one to sign with comes first', () => {
    const text = [key, older].map(({ id, secret }) => `${id}:${secret.toString('base64')}`).join(', ');
    expect(readSharedKeys(text)).toEqual([key, older]);
  });
});

describe('the id of a notification', () => {
  const caseId = '0b7f4a52-6f0e-4c7e-9d0e-3d1f7c1c2a10';

  it('names case and fact, and is read back', () => {
    expect(readNotificationId(notificationId(caseId, 12))).toEqual({ caseId, seq: 12 });
  });

  it.each(['', caseId, `${caseId}-`, `${caseId}-x`, `x-${caseId}-1`, `${caseId}-1234567890`])(
    '%j is none',
    (id) => {
      expect(readNotificationId(id)).toBeUndefined();
    },
  );
});
