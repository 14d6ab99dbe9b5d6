/** What is wrong with one parameter: where, as a path of names and positions, and what to do about it. */
export interface PolicyProblem {
  field: string;
  sentence: string;
}

/** Looks at one value and says everything that is wrong with it; nothing is wrong with a value of type `T`. */
export type Check<T> = ((value: unknown, field: string) => PolicyProblem[]) & { readonly accepts?: T };

const at = (field: string, name: string | number) => (field === '' ? String(name) : `${field}.${name}`);

function when(isWrong: boolean, field: string, sentence: string): PolicyProblem[] {
  return isWrong ? [{ field, sentence }] : [];
}

/** A whole number within bounds, both included. */
export function whole(min: number, max: number): Check<number> {
  return (value, field) => {
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    return when(!isRight, field, `应为${min}至${max}之间的整数`);
  };
}

export const yesOrNo: Check<boolean> = (value, field) =>
  when(typeof value !== 'boolean', field, '应为“是”或“否”(true 或 false)');

/** A text of a form that `sentence` describes. */
export function text<T extends string = string>(form: RegExp, sentence: string): Check<T> {
  return (value, field) => when(typeof value !== 'string' || !form.test(value), field, sentence);
}

export function oneOf<T extends string>(values: readonly T[]): Check<T> {
  return (value, field) =>
    when(!values.some((one) => one === value), field, `只能是以下之一:${values.join('、')}`);
}

/** A list that is not empty and not longer than `max`. */
export function listOf<T>(item: Check<T>, max: number): Check<T[]> {
  return (value, field) => {
    if (!Array.isArray(value)) return [{ field, sentence: '应为列表' }];
    const isLong = value.length > max;
    return [
      ...when(value.length === 0, field, '至少填写一项'),
      ...when(isLong, field, `最多${max}项`),
      ...(isLong ? [] : value.flatMap((one, index) => item(one, at(field, index)))),
    ];
  };
}

/** A list without repetition. */
export function setOf<T extends string>(values: readonly T[]): Check<T[]> {
  const list = listOf(oneOf(values), values.length);
  return (value, field) => {
    const repeats = Array.isArray(value) && new Set(value).size < value.length;
    return [...list(value, field), ...when(repeats, field, '不能有重复的项')];
  };
}

/** A group of which every field must be there, and no other. A field of the type without its check does not compile. */
export function group<T extends object>(fields: { [K in keyof T]-?: Check<T[K]> }): Check<T> {
  const checks = new Map<string, Check<unknown>>(Object.entries(fields));
  return fieldsBy(checks, [...checks.keys()]);
}

/** Entries of the same form under some of the names. */
export function someOf<K extends string, T>(
  names: readonly K[],
  entry: Check<T>,
): Check<Partial<Record<K, T>>> {
  return fieldsBy(new Map(names.map((name) => [name, entry])), []);
}

function fieldsBy(checks: ReadonlyMap<string, Check<unknown>>, required: readonly string[]) {
  return (value: unknown, field: string): PolicyProblem[] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [{ field, sentence: '应为一组参数' }];
    }
    const missing = required.filter((name) => !Object.hasOwn(value, name));
    return [
      ...missing.map((name) => ({ field: at(field, name), sentence: '必填' })),
      ...Object.entries(value).flatMap(([name, one]) => {
        const check = checks.get(name);
        // What a client wrote as a name is not repeated at length.
        return check
          ? check(one, at(field, name))
          : [{ field: at(field, name.slice(0, 40)), sentence: '不认识的参数,请删除' }];
      }),
    ];
  };
}
