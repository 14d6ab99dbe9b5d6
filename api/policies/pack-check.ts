import type { PolicyParameters } from '../../domain/policy/parameters';
import { provenanceProblems } from '../../domain/policy/provenance';
import { validatePolicyParameters, type PolicyProblem } from '../../domain/policy/validate';
import { ApiError } from '../errors/api-error';

export interface Pack {
  parameters: PolicyParameters;
  provenance: unknown;
}

/**
 * A pack that may be written down, or approved.
 * @throws ApiError POLICY_INVALID with everything that is wrong (一次性告知)
 */
export function checkedPack(pack: { parameters?: unknown; provenance?: unknown }): Pack {
  const check = validatePolicyParameters(pack.parameters);
  if (!check.ok) throw invalid('parameters', check.problems);
  const problems = provenanceProblems(pack.provenance, check.parameters);
  if (problems.length > 0) throw invalid('provenance', problems);
  return { parameters: check.parameters, provenance: pack.provenance };
}

function invalid(part: string, problems: readonly PolicyProblem[]): ApiError {
  const errors = problems.map(({ field, sentence }) => ({
    field: field === '' ? part : `${part}.${field}`,
    message: sentence,
  }));
  const [first] = errors;
  return new ApiError('POLICY_INVALID', {
    ...(first && { field: first.field, nextStep: `${first.field}:${first.message}` }),
    errors,
  });
}
