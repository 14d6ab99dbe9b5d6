/** What a list of data keys looks like, for whoever has to be told. */
export const DATA_KEYS_FORM = '32 bytes in base64, older keys after it with commas between';

const BASE64 = /^[A-Za-z0-9+/]+=*$/;

/** The keys of particulars as an environment holds them. @returns undefined for what is no list of keys */
export function readDataKeys(text: string): Buffer[] | undefined {
  const parts = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const keys = parts.filter((one) => BASE64.test(one)).map((one) => Buffer.from(one, 'base64'));
  const isComplete = keys.length === parts.length && keys.length > 0;
  return isComplete && keys.every(({ length }) => length === 32) ? keys : undefined;
}
