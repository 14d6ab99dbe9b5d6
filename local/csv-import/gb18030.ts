const DECODER = new TextDecoder('gb18030');

let table: Map<string, Uint8Array> | undefined;

/** Writes text as GB 18030, which Node reads and does not write: the reader's own table, turned round. */
export function encodeGb18030(text: string): Buffer {
  table ??= new Map([...pairs(twoByteCodes()), ...pairs(fourByteCodes())]);
  const parts: Uint8Array[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) parts.push(Uint8Array.of(code));
    else if (code > 0xffff) parts.push(fourBytes(code - 0x10000 + SUPPLEMENTARY));
    else parts.push(table.get(character) ?? Uint8Array.of(0x3f));
  }
  return Buffer.concat(parts);
}

/** Linear number of the first character beyond the basic plane, and how many four-byte codes lie before the gap. */
const SUPPLEMENTARY = 189_000;
const BASIC_FOUR_BYTE_CODES = 39_420;

function* twoByteCodes(): Generator<Uint8Array> {
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) yield Uint8Array.of(lead, trail);
  }
}

function* fourByteCodes(): Generator<Uint8Array> {
  for (let index = 0; index < BASIC_FOUR_BYTE_CODES; index += 1) yield fourBytes(index);
}

function fourBytes(index: number): Uint8Array {
  return Uint8Array.of(
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  );
}

function* pairs(codes: Iterable<Uint8Array>): Generator<[string, Uint8Array]> {
  for (const code of codes) {
    const character = DECODER.decode(code);
    if (character.length === 1 && character !== '\ufffd') yield [character, code];
  }
}
