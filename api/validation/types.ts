import { FormatRegistry, Kind, Type, TypeRegistry, type TSchema, type TUnsafe } from '@sinclair/typebox';
import { isCivilDate } from '../../domain/civil-date';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// 〇 is a letter of names and, to Unicode, a number.
const PERSON_NAME = /^[\p{L}\p{M}〇][\p{L}\p{M}〇·•.'’ -]*$/u;
const PHONE = /^\+?\d[\d-]{5,18}\d$/;
// 豫人社〔2011〕23号. It stands readable in the ledger, so nothing else may be written there.
const DOCUMENT_NUMBER = /^[\p{Script=Han}]{1,20}[〔[（(]\d{4}[〕\]）)]第?\d{1,5}号$/u;
const VISIBLE = /\S/u;
// Line breaks and tabs are text; the other control characters are not, and the database has no room for NUL.
const NO_CONTROL = /^[^\p{Cc}]*$/u;

FormatRegistry.Set('date', isCivilDate);
FormatRegistry.Set('uuid', (text) => UUID.test(text));
FormatRegistry.Set('person-name', (text) => PERSON_NAME.test(text));
FormatRegistry.Set('document-number', (text) => DOCUMENT_NUMBER.test(text));
FormatRegistry.Set('phone', (text) => PHONE.test(text));
FormatRegistry.Set(
  'free-text',
  (text) => VISIBLE.test(text) && NO_CONTROL.test(text.replace(/[\n\r\t]/g, '')),
);

interface EnumSchema extends TSchema {
  enum: readonly string[];
}
TypeRegistry.Set<EnumSchema>('StringEnum', (schema, value) => schema.enum.some((one) => one === value));

/** One of the strings; in OpenAPI a plain enum. */
export function StringEnum<const T extends readonly string[]>(
  values: T,
  options: { description?: string } = {},
): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ ...options, [Kind]: 'StringEnum', type: 'string', enum: values });
}

/** Civil date in Asia/Shanghai. */
export const CivilDateType = Type.String({ format: 'date', examples: ['2026-11-23'] });
/** ISO instant in UTC. */
export const InstantType = Type.String({ examples: ['2026-11-23T01:30:00.000Z'] });
export const UuidType = Type.String({ format: 'uuid' });
export const CountType = Type.Integer({ minimum: 0 });

/** What a person writes: encrypted before anything else happens to it. */
export const FreeText = (maxLength: number, description: string) =>
  Type.String({ format: 'free-text', minLength: 1, maxLength, description });

/** An object that takes no field it does not know. */
export const Strict: typeof Type.Object = (properties, options) =>
  Type.Object(properties, { ...options, additionalProperties: false });

/** The value, or null where there is none. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
