import type { RegistrationRequest } from '../../api/registrations/schema';
import {
  CHANNELS,
  DOCUMENT_KINDS,
  EDUCATIONS,
  PLACE_TYPES,
  SEXES,
  TAG_ANSWERS,
  UNEMPLOYMENT_REASONS,
  WISHES,
} from '../../api/registrations/codes';

/** What a column holds, and so how its text is read. */
export type ColumnForm = 'text' | 'date' | 'yesNo' | { codes: Readonly<Record<string, string>>; many?: true };

export interface Column {
  /** Its heading in the file. */
  heading: string;
  /** Where its value stands in the body of a registration. */
  field: string;
  form: ColumnForm;
  /** Taken when the column or its value is missing; a column without one is required. */
  otherwise?: string | null;
}

/** Every column that is read, in the order in which sample files have them. */
export const COLUMNS: readonly Column[] = [
  { heading: '证件类型', field: 'person.documentKind', form: { codes: DOCUMENT_KINDS }, otherwise: 'CN_ID' },
  { heading: '证件号码', field: 'person.documentNumber', form: 'text' },
  { heading: '姓名', field: 'person.name', form: 'text' },
  { heading: '性别', field: 'person.sex', form: { codes: SEXES }, otherwise: null },
  { heading: '出生日期', field: 'person.birthDate', form: 'date', otherwise: null },
  { heading: '手机', field: 'person.phone', form: 'text' },
  { heading: '登记机构编码', field: 'orgCode', form: 'text' },
  { heading: '登记地类型', field: 'placeType', form: { codes: PLACE_TYPES } },
  { heading: '受理渠道', field: 'channel', form: { codes: CHANNELS }, otherwise: 'IMPORT' },
  { heading: '有劳动能力', field: 'declarations.ableToWork', form: 'yesNo' },
  { heading: '有就业要求', field: 'declarations.wantsWork', form: 'yesNo' },
  { heading: '处于失业状态', field: 'declarations.unemployed', form: 'yesNo' },
  { heading: '已享受养老待遇', field: 'declarations.drawsPension', form: 'yesNo' },
  { heading: '承诺书版本', field: 'commitment.version', form: 'text' },
  { heading: '已签承诺书', field: 'commitment.signed', form: 'yesNo' },
  { heading: '失业原因', field: 'profile.unemploymentReason', form: { codes: UNEMPLOYMENT_REASONS } },
  { heading: '失业时间', field: 'profile.unemployedSince', form: 'date' },
  { heading: '文化程度', field: 'profile.education', form: { codes: EDUCATIONS } },
  { heading: '服务意愿', field: 'profile.wishes', form: { codes: WISHES, many: true } },
  { heading: '原单位', field: 'profile.lastEmployer', form: 'text', otherwise: null },
  { heading: '技能特长', field: 'profile.skills', form: 'text', otherwise: null },
  { heading: '就业困难人员', field: 'tags.hardship', form: { codes: TAG_ANSWERS } },
  { heading: '离校未就业毕业生', field: 'tags.graduate', form: { codes: TAG_ANSWERS } },
  { heading: '脱贫人口', field: 'tags.liftedFromPoverty', form: { codes: TAG_ANSWERS } },
];

export type Row = Readonly<Record<string, string>>;

/** A cell that cannot be read. */
export interface CellError {
  heading: string;
  message: string;
}

/** The body of a registration that a row stands for, or every cell of it that cannot be read. */
export function readRow(row: Row): { request: RegistrationRequest } | { errors: CellError[] } {
  const errors: CellError[] = [];
  const request: Record<string, unknown> = {};
  for (const column of COLUMNS) {
    const text = row[column.heading]?.trim() || column.otherwise;
    if (text === null) continue;
    const value = text === undefined ? undefined : readCell(column.form, text);
    if (value === undefined) errors.push({ heading: column.heading, message: complaint(column.form, text) });
    else place(request, column.field, value);
  }
  return errors.length > 0 ? { errors } : { request: request as unknown as RegistrationRequest };
}

/** The row that stands for a registration: what `readRow` reads back. */
export function writeRow(request: RegistrationRequest): Row {
  return Object.fromEntries(
    COLUMNS.map(({ heading, field, form }) => [heading, writeCell(form, valueAt(request, field))]),
  );
}

/** The heading under which a field of the body stands in the file. */
export function headingOf(field: string): string {
  const column = COLUMNS.find((one) => field === one.field || field.startsWith(`${one.field}.`));
  return column?.heading ?? field;
}

function readCell(form: ColumnForm, text: string): unknown {
  if (form === 'text') return text;
  if (form === 'date') return readDate(text);
  if (form === 'yesNo') return { 是: true, 否: false }[text];
  if (!form.many) return codeOf(form.codes, text);
  const codes = text.split(/[、,,;;\s]+/u).map((part) => codeOf(form.codes, part));
  return codes.includes(undefined) ? undefined : codes;
}

function writeCell(form: ColumnForm, value: CellValue): string {
  if (value === undefined) return '';
  if (form === 'yesNo') return value === true ? '是' : '否';
  if (typeof form === 'string') return String(value);
  return [value]
    .flat()
    .map((code) => form.codes[String(code)] ?? String(code))
    .join('、');
}

/** A code, or what it is called. */
function codeOf(codes: Readonly<Record<string, string>>, text: string): string | undefined {
  if (Object.hasOwn(codes, text)) return text;
  return Object.keys(codes).find((code) => codes[code] === text);
}

/** 2026-11-23, 2026/11/23, 2026.11.23 or 20261123; whether it exists is the service's to say. */
function readDate(text: string): string | undefined {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  return year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function complaint(form: ColumnForm, text: string | undefined): string {
  if (text === undefined) return '必填';
  if (form === 'date') return '应为日期,格式如 2026-11-23';
  if (form === 'yesNo') return '应为“是”或“否”';
  if (form === 'text') return '无法识别';
  return `应为以下之一:${Object.values(form.codes).join(' | ')}`;
}

function place(target: Record<string, unknown>, field: string, value: unknown): void {
  const [group = '', name] = field.split('.');
  if (name === undefined) target[group] = value;
  else target[group] = { ...(target[group] as object | undefined), [name]: value };
}

type CellValue = string | boolean | string[] | undefined;

function valueAt(request: RegistrationRequest, field: string): CellValue {
  const inside = (value: unknown, name: string) => (value as Record<string, unknown> | undefined)?.[name];
  return field.split('.').reduce<unknown>(inside, request) as CellValue;
}
