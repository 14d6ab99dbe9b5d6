import { leavesOf } from './leaves';
import type { PolicyParameters } from './parameters';
import { group, text, type PolicyProblem } from './shape';

/** V: a source was read. default: the design's reading. Qn: an open question to the bureau (待确认), with a default. */
export type ParameterStatus = 'V' | 'default' | `Q${number}`;

/** Where a parameter comes from, and how sure it is. */
export interface ParameterSource {
  status: ParameterStatus;
  /** The document, or the clause (R-…) or reading (A-…) it carries out. */
  source: string;
}

/** Sources by the path of a parameter, or of a group of them. Kept beside the values and never used by a rule. */
export type Provenance = Readonly<Record<string, ParameterSource>>;

const MOST_SOURCES = 500;

const source = group<ParameterSource>({
  status: text<ParameterStatus>(/^(V|default|Q\d{1,2})$/, '应为 V、default 或问题编号(如 Q4)'),
  source: text(/^[^\p{Cc}]{1,100}$/u, '应为1至100个字的来源'),
});

/** Checks the sources of a pack; each must name a parameter that is there. */
export function provenanceProblems(json: unknown, parameters: PolicyParameters): PolicyProblem[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return [{ field: '', sentence: '应为一组“参数路径:来源”' }];
  }
  const entries = Object.entries(json);
  if (entries.length > MOST_SOURCES) return [{ field: '', sentence: `最多${MOST_SOURCES}项` }];
  const paths = [...leavesOf(parameters).keys()];
  return entries.flatMap(([path, one]) => {
    const field = path.slice(0, 100);
    const names = paths.some((known) => known === path || known.startsWith(`${path}.`));
    return names ? source(one, field) : [{ field, sentence: '没有这个参数' }];
  });
}

/** Parameters that wait for the bureau's answer: shown with 待确认. */
export function openQuestions(provenance: Provenance): { path: string; question: string }[] {
  return Object.entries(provenance)
    .filter(([, { status }]) => status.startsWith('Q'))
    .map(([path, { status }]) => ({ path, question: status }));
}
