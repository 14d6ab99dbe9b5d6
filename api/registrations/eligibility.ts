import type { CivilDate } from '../../domain/civil-date';
import { assessEligibility, type Eligibility, type IneligibilityReason } from '../../domain/eligibility';
import { ApiError } from '../errors/api-error';
import type { RegistrationRequest } from './schema';

const OFFER = '可为其办理求职登记,享受求职和培训服务';

/** Where a reason of the rule stands in the form of this API. */
const FIELDS: Readonly<Record<string, string>> = {
  birthDate: 'person.documentNumber',
  'declarations/ableToWork': 'declarations.ableToWork',
  'declarations/wantsWork': 'declarations.wantsWork',
  'declarations/unemployed': 'declarations.unemployed',
  'declarations/drawsNoPension': 'declarations.drawsPension',
  commitmentSigned: 'commitment.signed',
  place: 'placeType',
};

/**
 * Refuses who may not register (R-07 … R-09), with every reason at once, and offers job-seeker registration
 * (求职登记, R-70) to whom it is open.
 * @throws ApiError with the code of the first reason
 */
export function requireEligible(request: RegistrationRequest, birthDate: CivilDate, today: CivilDate): void {
  const result = eligibilityOf(request, birthDate, today);
  if (result.eligible) return;
  throw refusal(result.reasons, result.jobSeekerRegistrationOffered);
}

/** The rule's answer for the form of this API. */
export function eligibilityOf(
  { declarations, commitment, placeType, profile }: RegistrationRequest,
  birthDate: CivilDate,
  today: CivilDate,
): Eligibility {
  const { drawsPension, ...declared } = declarations;
  return assessEligibility(
    {
      birthDate,
      declarations: { ...declared, drawsNoPension: !drawsPension },
      wantsTraining: profile.wishes.includes('TRAINING'),
      commitmentSigned: commitment.signed,
      place: placeType,
    },
    today,
  );
}

function refusal(reasons: readonly IneligibilityReason[], offered: boolean): ApiError {
  const [first] = reasons;
  if (!first) throw new Error('a refusal has a reason');
  return new ApiError(first.code, {
    field: fieldOf(first),
    nextStep: offered && !first.nextStep.includes('求职登记') ? `${first.nextStep};${OFFER}` : first.nextStep,
    clauses: offered ? [first.clause, 'R-70'] : [first.clause],
    details: { jobSeekerRegistrationOffered: offered },
    errors: reasons.map(({ code, clause, nextStep, ...reason }) => ({
      field: fieldOf(reason),
      message: nextStep,
      code,
      clause,
    })),
  });
}

function fieldOf({ field }: { field: string }): string {
  return FIELDS[field] ?? field;
}
