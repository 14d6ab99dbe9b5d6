import { inconsistencies } from './consistency';
import type { PolicyParameters } from './parameters';
import { parametersShape } from './parameters-shape';
import type { PolicyProblem } from './shape';

export type { PolicyProblem } from './shape';

export type PolicyCheck =
  { ok: true; parameters: PolicyParameters } | { ok: false; problems: PolicyProblem[] };

/**
 * Checks a city's pack, all of it at once (一次性告知): names, types, ranges and choices, and what must hold between
 * parameters. An unknown field is a problem, so that a pack can say nothing that no rule reads; in particular it can
 * name no ground of cancellation.
 */
export function validatePolicyParameters(json: unknown): PolicyCheck {
  const problems = parametersShape(json, '');
  if (problems.length > 0) return { ok: false, problems };
  const parameters = json as PolicyParameters;
  const broken = inconsistencies(parameters);
  return broken.length > 0 ? { ok: false, problems: broken } : { ok: true, parameters };
}
