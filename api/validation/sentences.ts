import { ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import type { TSchema } from '@sinclair/typebox';
import type { ErrorCode } from '../errors/table';

const FORMATS: Readonly<Record<string, string>> = {
  date: '应为真实存在的日期,格式如 2026-11-23',
  uuid: '应为系统给出的编号',
  'person-name': '应为姓名,只含文字、间隔号和空格',
  phone: '应为电话号码,只含数字和短横线',
  'document-number': '应为文件文号,格式如 豫人社〔2011〕23号',
  'free-text': '不能为空白或含控制字符',
};

/** What is wrong with a value, as a sentence for a member of staff. The value itself is never repeated. */
export function sentenceOf({ type, schema }: ValueError): string {
  switch (type) {
    case ValueErrorType.ObjectAdditionalProperties:
      return '不认识的内容项,请删除';
    case ValueErrorType.ObjectRequiredProperty:
      return '必填';
    case ValueErrorType.String:
      return '应为文字';
    case ValueErrorType.Boolean:
      return '应为“是”或“否”(true 或 false)';
    case ValueErrorType.Integer:
    case ValueErrorType.Number:
      return '应为整数';
    case ValueErrorType.Object:
      return '应为一组内容项';
    case ValueErrorType.Array:
      return '应为列表';
    case ValueErrorType.StringMinLength:
      return `至少${numberIn(schema, 'minLength')}个字`;
    case ValueErrorType.StringMaxLength:
      return `最多${numberIn(schema, 'maxLength')}个字`;
    case ValueErrorType.IntegerMinimum:
      return `不能小于${numberIn(schema, 'minimum')}`;
    case ValueErrorType.IntegerMaximum:
      return `不能大于${numberIn(schema, 'maximum')}`;
    case ValueErrorType.ArrayMinItems:
      return `至少选择${numberIn(schema, 'minItems')}项`;
    case ValueErrorType.ArrayMaxItems:
      return `最多${numberIn(schema, 'maxItems')}项`;
    case ValueErrorType.ArrayUniqueItems:
      return '不能有重复的项';
    case ValueErrorType.StringFormat:
      return FORMATS[String(schema['format'])] ?? '格式不正确';
    case ValueErrorType.Kind:
      return `只能是以下之一:${stringsIn(schema).join('、')}`;
    default:
      return '格式不正确';
  }
}

export function codeOf({ type }: ValueError): ErrorCode {
  if (type === ValueErrorType.ObjectAdditionalProperties) return 'UNKNOWN_FIELD';
  return type === ValueErrorType.ObjectRequiredProperty ? 'REQUIRED_FIELD' : 'INVALID_FIELD';
}

function numberIn(schema: TSchema, keyword: string): number {
  return Number(schema[keyword]);
}

function stringsIn(schema: TSchema): string[] {
  return Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];
}
