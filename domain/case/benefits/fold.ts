import { leaves, type Folds } from '../folds';
import type { BenefitFacts } from './facts';

export const benefitFolds: Folds<BenefitFacts> = {
  PoliciesFound: leaves,
  ReferralMoved: (state, { policyCode, to, on, mode, paidYuan }) => {
    const isOther = (code: string) => code !== policyCode;
    const referral = {
      policyCode,
      state: to,
      since: on,
      ...(mode && { mode }),
      ...(paidYuan !== undefined && { paidYuan }),
    };
    return {
      ...state,
      referrals: [...(state.referrals ?? []).filter((one) => isOther(one.policyCode)), referral],
      tasks: state.tasks.map((task) =>
        task.kind === 'BENEFIT_GUIDANCE' && task.references?.includes(policyCode)
          ? { ...task, references: task.references.filter(isOther) }
          : task,
      ),
    };
  },
  ReferralAwaited: leaves,
};
