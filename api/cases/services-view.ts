import { Type, type Static } from '@sinclair/typebox';
import { HANDLING_MODES, REFERRAL_STATES } from '../../domain/benefits/referral';
import type { CaseState } from '../../domain/case/state';
import { DECLINE_REASONS } from '../../domain/push-result';
import { codesOf } from '../registrations/codes';
import { CivilDateType, CountType, Nullable, StringEnum } from '../validation/types';

export const ReferralsSchema = Type.Array(
  Type.Object({
    policyCode: Type.String(),
    state: StringEnum(codesOf(REFERRAL_STATES)),
    stateLabel: Type.String({ examples: ['已申请'] }),
    since: CivilDateType,
    mode: Nullable(StringEnum(HANDLING_MODES)),
    paidYuan: Nullable(Type.Number({ description: '元' })),
    lookAtBy: Nullable(CivilDateType),
  }),
  { description: '指引申领 (R-23): every policy that the person was told of, and when to ask about it' },
);

export const GuidanceSchema = Type.Array(
  Type.Object({ taskId: Type.String(), policies: Type.Array(Type.String()), dueOn: CivilDateType }),
  { description: 'To be told to the person one to one (R-23, R-30)' },
);

export const MarketSchema = Type.Object(
  {
    awaited: Type.Array(
      Type.Object({
        taskId: Type.String(),
        pushedOn: CivilDateType,
        dueOn: CivilDateType,
        references: Type.Array(Type.String()),
      }),
      { description: 'Vacancies and gigs whose result is to be asked for (R-39, R-80)' },
    ),
    failedAttempts: Type.Integer({ minimum: 0, description: 'Not hired or declined (R-28)' }),
    avoid: Type.Array(StringEnum(DECLINE_REASONS), {
      description: 'What did not suit; the next push heeds it',
    }),
    refusals: CountType,
  },
  { description: '岗位推送与回访. Refusals are counted for changing the plan and for nothing else (R-63)' },
);

/** Claims as they stand, with the day by which somebody looks at each. */
export function referralsView({ referrals = [], tasks }: CaseState): Static<typeof ReferralsSchema> {
  return referrals.map(({ policyCode, state, since, mode = null, paidYuan = null }) => {
    const task = tasks.find(
      ({ kind, references }) => kind === 'REFERRAL' && references?.includes(policyCode),
    );
    const lookAtBy = task?.dueOn ?? null;
    return { policyCode, state, stateLabel: REFERRAL_STATES[state], since, mode, paidYuan, lookAtBy };
  });
}

/** Policies that were found and not yet spoken of. */
export function guidanceView({ tasks }: CaseState): Static<typeof GuidanceSchema> {
  return tasks.flatMap(({ id: taskId, kind, references: policies = [], dueOn }) =>
    kind === 'BENEFIT_GUIDANCE' ? [{ taskId, policies, dueOn }] : [],
  );
}

/** What the person was pointed to, and what came of it. */
export function marketView({
  tasks,
  failedAttempts = [],
  refusals = 0,
}: CaseState): Static<typeof MarketSchema> {
  const reasons = failedAttempts.flatMap(({ reason }) => reason ?? []);
  return {
    awaited: tasks.flatMap(({ id: taskId, kind, opensOn: pushedOn, dueOn, references = [] }) =>
      kind === 'PUSH_RESULT' ? [{ taskId, pushedOn, dueOn, references }] : [],
    ),
    failedAttempts: failedAttempts.length,
    avoid: [...new Set(reasons)].sort(),
    refusals,
  };
}
