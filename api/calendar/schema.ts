import { Type, type Static } from '@sinclair/typebox';
import { CivilDateType, CountType, InstantType, Strict, StringEnum } from '../validation/types';

const Year = Type.Integer({ minimum: 2007, maximum: 2099 });

export const YearParams = Strict({ year: Year });

/** A file of holiday-cn; whether its dates are right is the rule's to say. */
export const YearFileBody = Strict(
  {
    year: Type.Integer(),
    papers: Type.Array(Type.String({ maxLength: 300 }), {
      maxItems: 10,
      description: '国务院办公厅通知网址',
    }),
    days: Type.Array(
      Strict({
        name: Type.String({ maxLength: 30 }),
        date: Type.String({ maxLength: 10 }),
        isOffDay: Type.Boolean({ description: 'false: a Saturday or Sunday worked in exchange (调休)' }),
      }),
      { maxItems: 120 },
    ),
  },
  {
    examples: [
      {
        year: 2027,
        papers: ['https://www.gov.cn/zhengce/zhengceku/202611/content.htm'],
        days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }],
      },
    ],
  },
);
export type YearFile = Static<typeof YearFileBody>;

const SUMMARY = {
  year: Year,
  status: StringEnum(['PUBLISHED', 'PROVISIONAL'], {
    description: '已公布, or derived from the law until it is (暂定,待国务院公布校正)',
  }),
  revision: Type.Union([CountType, Type.Null()], { description: 'Null while provisional' }),
  offDays: CountType,
  workedWeekendDays: CountType,
};

export const YearsSchema = Type.Object({
  years: Type.Array(Type.Object(SUMMARY)),
  nextYearMissing: Type.Union([Year, Type.Null()], {
    description:
      'From 1 December the next year, as long as its arrangement is not imported (次年放假安排未导入)',
  }),
});
export type YearsView = Static<typeof YearsSchema>;

export const YearSchema = Type.Object({
  ...SUMMARY,
  off: Type.Array(CivilDateType),
  work: Type.Array(CivilDateType),
  sourceNote: Type.Union([Type.String(), Type.Null()]),
  imports: Type.Array(
    Type.Object({
      revision: CountType,
      by: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()], {
        description: 'Null: came with the system',
      }),
      at: Type.Union([InstantType, Type.Null()]),
    }),
  ),
});
export type YearView = Static<typeof YearSchema>;

/** The file without the address of its own schema and its own, which say nothing of the year. */
export function withoutAnnotations(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== '$schema' && name !== '$id'));
}
