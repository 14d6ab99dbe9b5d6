import { Type, type Static } from '@sinclair/typebox';
import type { RulesInForce } from '../../domain/case/context';
import { objectionPeriodOf } from '../../domain/case/ending/ended';
import type { CaseState } from '../../domain/case/state';
import { NOTICE_CHANNELS, noticeStanding } from '../../domain/notice-to-person';
import { CivilDateType, Nullable, StringEnum } from '../validation/types';

export const EndedSchema = Type.Object(
  {
    on: CivilDateType,
    told: Nullable(CivilDateType),
    objectUntil: Nullable(CivilDateType),
    objected: Type.Boolean({ description: 'An objection waits for its decision' }),
  },
  {
    description:
      '注销后的异议期: while the end can be contradicted; objectUntil is open until the person was told',
  },
);

export const NoticeSchema = Type.Object(
  {
    template: Type.String(),
    owedOn: CivilDateType,
    attempts: Type.Integer({ description: 'That did not arrive' }),
    channel: StringEnum(NOTICE_CHANNELS, { description: 'To try next: 短信, 电话, 书面送达' }),
    by: CivilDateType,
  },
  { description: '待告知本人 (R-62)' },
);

/** How it stands with the end of the registration, for whoever tells the person of it. */
export function endedView({ ended }: CaseState): Static<typeof EndedSchema> | null {
  if (!ended) return null;
  return {
    on: ended.on,
    told: ended.toldOn ?? null,
    objectUntil: objectionPeriodOf(ended) ?? null,
    objected: ended.objected ?? false,
  };
}

/** What the person is still to be told, and how to try next. */
export function noticeView(
  { notice }: CaseState,
  { calendar, policy }: RulesInForce,
): Static<typeof NoticeSchema> | null {
  if (!notice) return null;
  const { template, owedOn, attempts } = notice;
  const standing = noticeStanding(owedOn, attempts, calendar, policy.parameters.notice);
  if (standing.standing === 'DELIVERED') return null;
  return { template, owedOn, attempts: attempts.length, channel: standing.channel, by: standing.by };
}
