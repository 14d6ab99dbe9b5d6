import { assessEnding, GROUND_RULES, type GroundRule } from '../../endings';
import type { Draft } from '../draft';
import { today } from '../context';
import { refuse } from '../refusal';
import { openNotice } from './notice';
import type { PendingEnding } from '../state';
import type { CancellationGround } from '../../endings';

type Ending = Omit<PendingEnding, 'ground'> & { ground: CancellationGround };

/**
 * Checks that an ending rests on a ground of R-61 with evidence accepted for it. Refusing services and being
 * out of reach are not grounds and cannot be written down as one.
 */
export function checkEnding(
  draft: Draft,
  ending: Omit<Ending, 'evidenceId' | 'requestedBy'>,
): Readonly<GroundRule> {
  const { ground, evidenceKind, happenedOn, documentNumber } = ending;
  const check = assessEnding(
    { ground, evidence: [evidenceKind], happenedOn, ...(documentNumber && { documentNumber }) },
    today(draft.context),
  );
  if (!check.ok) refuse(check.code, { field: check.field, clauses: [check.clause] });
  return check.rule;
}

/** 注销登记 and, where it is required and possible, telling the person. */
export function cancelRegistration(draft: Draft, ending: Ending & { decidedBy: string }): void {
  checkEnding(draft, ending);
  const { ground, evidenceId, documentNumber, requestedBy, decidedBy } = ending;
  draft.add('RegistrationCancelled', ['R-61', 'A-12'], {
    ground,
    endedOn: today(draft.context),
    evidenceId,
    ...(documentNumber && { documentNumber }),
    requestedBy,
    decidedBy,
  });
  if (GROUND_RULES[ground].notifyPerson) openNotice(draft, 'REGISTRATION_CANCELLED');
}
