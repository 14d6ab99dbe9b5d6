import fc from 'fast-check';
import { HANDLING_MODES } from '../../domain/benefits/referral';
import type { CommandData, CommandKind } from '../../domain/case/commands';
import type { VisitReferral } from '../../domain/case/visit/commands';
import { SERVICE_CLASSES } from '../../domain/classes';
import { DECLINE_REASONS, PUSH_RESULTS, type PushResultKind } from '../../domain/push-result';

type Act = { [K in CommandKind]: readonly [K, CommandData[K]] }[CommandKind];

export const anyClasses = fc
  .uniqueArray(fc.constantFrom(...SERVICE_CLASSES), { minLength: 1 })
  .map((classes) => [...classes]);

const reference = fc.constantFrom('V-1', 'V-2', 'V-3', 'V-4');
const policyCode = fc.constantFrom('UNEMPLOYMENT_INSURANCE', 'START_UP_LOAN', 'P-1');

/** What came of a vacancy that may have been pushed. */
export const pushResult = fc.record(
  {
    reference,
    result: fc.constantFrom(...(Object.keys(PUSH_RESULTS) as PushResultKind[])),
    reason: fc.constantFrom(...DECLINE_REASONS),
  },
  { requiredKeys: ['reference', 'result'] },
);

/** Any step of a claim, whether or not it can be taken. */
export const referralStep: fc.Arbitrary<VisitReferral> = fc.oneof(
  fc.record({ policyCode, to: fc.constant('INFORMED' as const), oneToOne: fc.boolean() }),
  fc.record({ policyCode, to: fc.constant('APPLIED' as const), mode: fc.constantFrom(...HANDLING_MODES) }),
  fc.record({ policyCode, to: fc.constant('PAID' as const), paidYuan: fc.nat({ max: 3000 }) }),
  fc.record({
    policyCode,
    to: fc.constantFrom('NOT_ENTITLED' as const, 'ABANDONED' as const, 'WAITING' as const),
  }),
);

/** Wishes, results and claims, in whatever order. */
export const helpActs: fc.WeightedArbitrary<(on: string) => Act>[] = [
  { weight: 2, arbitrary: anyClasses.map((classes) => (on) => ['setClasses', { on, classes }]) },
  { weight: 4, arbitrary: pushResult.map((told) => (on) => ['recordPushResult', { ...told, on }]) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(policyCode, { minLength: 1 })
      .map((policies) => (on) => ['findPolicies', { on, policies: [...policies] }]),
  },
  { weight: 3, arbitrary: referralStep.map((step) => (on) => ['recordReferral', { ...step, on }]) },
];
