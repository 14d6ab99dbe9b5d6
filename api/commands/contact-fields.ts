import { Type, type Static, type TObject } from '@sinclair/typebox';
import { CONTACT_CHANNELS, INTENT_FINDINGS, JOB_SEARCH_FINDINGS } from '../../domain/case/follow-up/facts';
import { CALLED_NUMBERS, VISITORS, type CalledNumber } from '../../domain/contact/lost-contact';
import { MEASURES } from '../../domain/hardship/plan';
import { CivilDateType, FreeText, Strict, StringEnum, UuidType } from '../validation/types';

/** What the forms of a contact share, whether it is recorded act by act or as one visit. */

export const DATES = ['DATE_IN_FUTURE', 'DATE_BEFORE_REGISTRATION', 'DATE_TOO_OLD'] as const;
const change = () => StringEnum(['UNCHANGED', 'CHANGED']);

export const note = Type.Optional(FreeText(2000, '备注'));
export const channel = StringEnum(CONTACT_CHANNELS, { description: '电话, 走访, 窗口, 网上' });

/** Of an attempt that reached nobody, as the search for the person asks. */
export const attempt = {
  call: Type.Optional(
    Strict(
      {
        hour: Type.Optional(Type.Integer({ minimum: 0, maximum: 23, description: '拨打时间(时)' })),
        number: Type.Optional(
          StringEnum(Object.keys(CALLED_NUMBERS) as CalledNumber[], {
            description: Object.values(CALLED_NUMBERS).join(', '),
          }),
        ),
        knownNumbers: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 4, description: '本人留有几个号码' }),
        ),
      },
      { description: 'Of a call; its hour may be left out on the day itself' },
    ),
  ),
  visitedBy: Type.Optional(
    StringEnum(VISITORS, { description: 'Of a visit: 社区(村), 街道(乡镇); by default the own level' }),
  ),
};
export const ATTEMPT_REFUSALS = ['CALL_HOUR_REQUIRED', 'LEVEL_TOO_LOW'] as const;

/** What was sent of an attempt, without what was left out. */
export function attemptData({ call, visitedBy }: Static<TObject<typeof attempt>>) {
  return { ...(call && { call }), ...(visitedBy && { visitedBy }) };
}

/** 个性化就业援助计划: goals in words, one helper, measures with somebody and a day each. */
export const planFields = {
  text: FreeText(5000, '目标和措施'),
  helperId: UuidType,
  measures: Type.Array(
    Strict({
      measure: StringEnum(MEASURES, {
        description: '职业指导, 推送岗位, 技能培训, 就业补贴, 创业扶持, 公益性岗位',
      }),
      staffId: UuidType,
      dueOn: CivilDateType,
    }),
    { minItems: 1, maxItems: 6 },
  ),
};

export const findings = Strict({
  jobSearch: StringEnum(JOB_SEARCH_FINDINGS, { description: '就业进展' }),
  income: change(),
  family: change(),
  intent: StringEnum(INTENT_FINDINGS, { description: '意向' }),
});

export const next = Strict({ on: CivilDateType, channel, note });
