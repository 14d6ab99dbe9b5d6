import fc from 'fast-check';
import { URGED } from '../../domain/case/comparison/facts';
import type { CommandData, CommandKind } from '../../domain/case/commands';
import { ATTEMPT_OUTCOMES, CONTACT_CHANNELS } from '../../domain/case/follow-up/facts';
import {
  HIT_FINDINGS,
  HIT_KINDS,
  SIGN_KINDS,
  type HitKind,
  type SignKind,
} from '../../domain/comparison-hit';
import { PENSION_FINDINGS } from '../../domain/retirement-check';
import { SELF_REPORTS, type SelfReport } from '../../domain/contact/self-report';

type Act = { [K in CommandKind]: readonly [K, CommandData[K]] }[CommandKind];
type Acting = fc.Arbitrary<(on: string) => Act>;

const attempt: Acting = fc
  .record({
    channel: fc.constantFrom(...CONTACT_CHANNELS),
    outcome: fc.constantFrom(...ATTEMPT_OUTCOMES),
    hour: fc.integer({ min: 0, max: 23 }),
    knownNumbers: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ channel, outcome, ...call }) => (on) => ['recordContactAttempt', { on, channel, outcome, call }]);

const comparison: Acting = fc
  .record({
    batch: fc.nat({ max: 5 }),
    hit: fc.option(fc.constantFrom(...(Object.keys(HIT_KINDS) as HitKind[])), { nil: undefined }),
  })
  .map(({ batch, hit }) => (on) => ['recordComparison', { on, batchId: `B-${batch}`, ...(hit && { hit }) }]);

const verification: Acting = fc
  .tuple(fc.constantFrom(...(Object.keys(SIGN_KINDS) as SignKind[])), fc.constantFrom(...HIT_FINDINGS))
  .map(([kind, finding]) => (on) => ['verifySign', { kind, on, finding, evidenceId: 'e' }]);

/** Everything that is told of a person, or tried to reach them, in whatever order. */
export const contactActs: fc.WeightedArbitrary<(on: string) => Act>[] = [
  { weight: 6, arbitrary: attempt },
  { weight: 4, arbitrary: comparison },
  { weight: 4, arbitrary: verification },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...PENSION_FINDINGS)
      .map((finding) => (on) => ['recordPensionCheck', { on, finding }]),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...URGED).map((whom) => (on) => ['urgeEmployment', { on, whom }]),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...(Object.keys(SELF_REPORTS) as SelfReport[]))
      .map((report) => (on) => ['recordSelfReport', { on, channel: 'PHONE', report }]),
  },
];
