import fc from 'fast-check';
import type { CommandData, CommandKind } from '../../domain/case/commands';
import { PROPOSAL_ANSWERS } from '../../domain/case/hardship/facts';
import { POST_END_REASONS } from '../../domain/case/public-post/facts';
import { addDays, addMonths } from '../../domain/civil-date';
import { HARDSHIP_CATEGORIES } from '../../domain/hardship/categories';
import { planOf } from './life';

type Act = { [K in CommandKind]: readonly [K, CommandData[K]] }[CommandKind];
type Acting = fc.Arbitrary<(on: string) => Act>;

const category = fc.constantFrom(...HARDSHIP_CATEGORIES);
const outcome = fc.constantFrom(
  'PASS' as const,
  'PASS' as const,
  'PASS' as const,
  'RETURN' as const,
  'REJECT' as const,
);

const decided: Acting = fc
  .tuple(
    fc.constantFrom('checkHardship' as const, 'reviewHardship' as const, 'confirmHardship' as const),
    outcome,
  )
  .map(
    ([kind, how]) =>
      (on) =>
        [kind, how === 'PASS' ? { on, outcome: how } : { on, outcome: how, reasonId: 'r' }] as const,
  );

/** Everything that can be asked of hardship, in whatever order. */
export const hardshipActs: fc.WeightedArbitrary<(on: string) => Act>[] = [
  {
    weight: 2,
    arbitrary: category.map((one) => (on) => ['applyForHardship', { category: one, on, evidenceId: 'e' }]),
  },
  { weight: 4, arbitrary: decided },
  {
    weight: 1,
    arbitrary: category.map((one) => (on) => ['certifyHardship', { category: one, on, evidenceId: 'e' }]),
  },
  { weight: 1, arbitrary: fc.constant((on) => ['objectToHardship', { on, reasonId: 'r' }]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...PROPOSAL_ANSWERS).map((answer) => (on) => ['tellHardship', { on, answer }]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.boolean(), fc.boolean())
      .map(([disabled, singleParent]) => (on) => [
        'askHardship',
        { on, answers: { disabled, singleParent } },
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.option(category, { nil: undefined }), fc.option(category, { nil: undefined }))
      .map(([one, instead]) => (on) => [
        'endHardship',
        { reason: 'X3', on, evidenceId: 'e', ...(one && { category: one }), ...(instead && { instead }) },
      ]),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('h-1', 'h-2').map((householdId) => () => ['joinHousehold', { householdId }]),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('h-1', 'h-2')
      .map((householdId) => () => ['noteHouseholdCleared', { householdId }]),
  },
  { weight: 2, arbitrary: fc.constant((on) => ['agreePlan', planOf(on)]) },
  { weight: 1, arbitrary: fc.constant((on) => ['openProblem', { on, textId: 't' }]) },
  { weight: 1, arbitrary: fc.constant((on) => ['recommendPost', { on, answer: 'ACCEPTS' }]) },
  { weight: 1, arbitrary: fc.constant((on) => ['applyForPost', { on, postId: 'G-1' }]) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 36 }).map((months) => (on) => [
      'placeInPost',
      {
        postId: 'G-1',
        rankingId: 'R-1',
        startedOn: on,
        until: addDays(addMonths(on, months), -1),
        basis: 'FULL_TERM',
        evidenceId: 'e',
      },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...POST_END_REASONS)
      .map((reason) => (on) => ['endPublicPost', { on, reason }]),
  },
];
