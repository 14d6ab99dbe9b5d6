import { createReadStream, statSync } from 'node:fs';
import { SetupError } from '../setup-error';
import { encodeGb18030 } from './gb18030';

export type Encoding = 'utf8' | 'gb18030';

const BOM = '\ufeff';

/**
 * Finds out how a file is written: UTF-8, with or without byte order mark, when all of it is valid UTF-8, and else
 * GB 18030 (GBK included), as Chinese spreadsheets write it.
 * @returns the encoding, and about how many lines there are
 * @throws SetupError when there is no such file, for UTF-16, and for what is no text
 */
export async function detectEncoding(file: string): Promise<{ encoding: Encoding; lines: number }> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new SetupError(`没有这个文件:${file}`);
  const decoders = {
    utf8: new TextDecoder('utf-8', { fatal: true }),
    gb18030: new TextDecoder('gb18030', { fatal: true }),
  };
  const possible = new Set<Encoding>(['utf8', 'gb18030']);
  let lines = 0;
  let isFirst = true;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (isFirst && isUtf16(chunk)) {
      throw new SetupError('文件是 UTF-16 编码,请另存为“CSV UTF-8”后再导入。');
    }
    isFirst = false;
    for (const byte of chunk) if (byte === 0x0a) lines += 1;
    for (const encoding of possible) {
      if (!accepts(() => decoders[encoding].decode(chunk, { stream: true }))) possible.delete(encoding);
    }
  }
  const encoding = [...possible].find((one) => accepts(() => decoders[one].decode()));
  if (!encoding) throw new SetupError('文件既不是 UTF-8 也不是 GB18030 编码的文本,请另存为 CSV 后再导入。');
  return { encoding, lines };
}

/** The text of a file, piece by piece. */
export async function* readText(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf8' ? 'utf-8' : 'gb18030');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Text as a spreadsheet here opens it; `first` adds the mark by which it knows UTF-8. */
export function encodeText(text: string, encoding: Encoding, first = false): Buffer {
  if (encoding === 'gb18030') return encodeGb18030(text);
  return Buffer.from(first ? BOM + text : text, 'utf8');
}

function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function accepts(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}
