import { defaultPayloadConverter, type Payload, type WorkflowSerializationContext } from '@temporalio/common';
import { EncryptingCodec, PayloadCodecError } from '../../temporal/payload-codec';
import { readPayloadKeys } from '../../temporal/payload-keys';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const codecOf = (keys: string) => new EncryptingCodec(readPayloadKeys({ BANGFU_TEMPORAL_KEYS: keys }));
const before = codecOf(`a:${key(1)}`);
const rotated = codecOf(`b:${key(2)},a:${key(1)}`);
const after = codecOf(`b:${key(2)}`);

const plain = defaultPayloadConverter.toPayload({ kind: 'FollowUpHeld', on: '2026-11-25' });
const context = (workflowId: string): WorkflowSerializationContext => ({
  type: 'workflow',
  namespace: 'bangfu',
  workflowId,
});

async function encrypted(codec = before, workflowId = 'case-1'): Promise<Payload> {
  const [payload] = await codec.encode([plain], context(workflowId));
  if (!payload) throw new Error('one in, one out');
  return payload;
}

const metadata = ({ metadata: values }: Payload) =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, Buffer.from(value).toString()]),
  );

describe('what Temporal keeps of a case', () => {
  it('says how, under which key and for which workflow it was encrypted, and nothing else', async () => {
    const payload = await encrypted();
    expect(metadata(payload)).toEqual({
      encoding: 'binary/encrypted',
      'encryption-key-id': 'a',
      'encryption-workflow-id': 'case-1',
    });
    expect(Buffer.from(payload.data ?? []).toString('latin1')).not.toMatch(/kind|FollowUp|2026|json/);
    expect((await encrypted()).data).not.toEqual(payload.data);
  });

  it('comes back as it was', async () => {
    const [payload] = await before.decode([await encrypted()], context('case-1'));
    expect(payload && defaultPayloadConverter.fromPayload(payload)).toEqual({
      kind: 'FollowUpHeld',
      on: '2026-11-25',
    });
  });

  it('is encrypted under the new key once there is one, while the old one still opens', async () => {
    expect(metadata(await encrypted(rotated))['encryption-key-id']).toBe('b');
    const [old] = await rotated.decode([await encrypted(before)], context('case-1'));
    expect(old).toMatchObject(plain);
    await expect(after.decode([await encrypted(before)])).rejects.toThrow(
      'the payload key a is not known here: add it to BANGFU_TEMPORAL_KEYS',
    );
  });

  it('is passed on as it is when it was never encrypted', async () => {
    expect(await before.decode([plain], context('case-1'))).toEqual([plain]);
  });

  it('opens in no other history than its own, whatever is written beside it', async () => {
    const payload = await encrypted();
    await expect(before.decode([payload], context('case-2'))).rejects.toThrow(
      'a payload of case-1 stands where one of case-2 should',
    );
    const relabelled = {
      ...payload,
      metadata: { ...payload.metadata, 'encryption-workflow-id': Buffer.from('case-2') },
    };
    await expect(before.decode([relabelled], context('case-2'))).rejects.toThrow(PayloadCodecError);
  });

  it('of a schedule opens in the runs that it starts', async () => {
    const payload = await encrypted(before, 'seal-day');
    const [opened] = await before.decode([payload], context('seal-day-2026-11-25T16:30:00Z'));
    expect(opened).toMatchObject(plain);
  });

  it.each([0, 12, 40, -1])('is refused when the byte at %d was changed', async (at) => {
    const payload = await encrypted();
    const data = Buffer.from(payload.data ?? []);
    const position = at < 0 ? data.length + at : at;
    data[position] = (data[position] ?? 0) ^ 1;
    await expect(before.decode([{ ...payload, data }])).rejects.toThrow(/was changed since/);
  });

  it.each([0, 5, 20])('is refused when it is cut to %d bytes', async (length) => {
    const payload = await encrypted();
    const data = Buffer.from(payload.data ?? []).subarray(0, length);
    await expect(before.decode([{ ...payload, data }])).rejects.toThrow(PayloadCodecError);
  });
});
