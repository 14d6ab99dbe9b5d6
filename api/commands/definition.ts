import { Type, type Static, type TObject, type TProperties, type TSchema } from '@sinclair/typebox';
import type { CommandData } from '../../domain/case/commands';
import type { Refusal } from '../../domain/case/refusal';
import type { CaseAct } from '../access/permissions';
import type { ErrorMore } from '../errors/api-error';
import type { ErrorCode } from '../errors/table';
import { Strict } from '../validation/types';
import type { CommandReader } from './command-reader';
import type { Words } from './words';

/** What a command asks of a case, once the person's own words are put away. */
export type CommandContent = { [K in CaseAct]: { kind: K; data: CommandData[K] } }[CaseAct];

/** One act as a route: its body, and how the body becomes the data of a command. */
export interface CommandDefinition {
  kind: CaseAct;
  path: string;
  summary: string;
  description: string;
  body: TSchema;
  /** Refusals of its own, for the route's documentation. */
  refusals: readonly ErrorCode[];
  /** What the act needs to know besides the form. */
  read?: (reader: CommandReader, body: unknown) => Promise<unknown>;
  content: (body: unknown, words: Words, read: unknown) => CommandContent;
  /** Refuses what no schema can say, before it is checked against one. */
  precheck?: (body: unknown) => void;
  /** A better next step than the table's, where the form knows it. */
  explain?: (refusal: Refusal, body: unknown) => ErrorMore;
}

const caseVersion = Type.Integer({
  minimum: 0,
  description: 'The version of the case that was on the screen when the act was decided',
});

interface Typed<K extends CaseAct, F extends TProperties, R> {
  kind: K;
  path: string;
  summary: string;
  description: string;
  fields: F;
  /** A body as a client sends it, for the documentation. */
  example: Static<TObject<F>>;
  refusals?: readonly ErrorCode[];
  read?: (reader: CommandReader, body: Static<TObject<F>>) => Promise<R>;
  data: (body: Static<TObject<F>>, words: Words, read: R) => CommandData[K];
  precheck?: (body: unknown) => void;
  explain?: (refusal: Refusal, body: Static<TObject<F>>) => ErrorMore;
}

/** Defines a command with its types; the routes meet it without them, after its own schema let the body pass. */
export function defineCommand<K extends CaseAct, F extends TProperties, R = undefined>(
  typed: Typed<K, F, R>,
): CommandDefinition {
  const { kind, path, summary, description, fields, example, refusals = [] } = typed;
  const { read, data, precheck, explain } = typed;
  return {
    kind,
    path,
    summary,
    description,
    refusals,
    body: Strict({ caseVersion, ...fields }, { examples: [{ caseVersion: 17, ...example }] }),
    ...(read && { read: (reader: CommandReader, body: unknown) => read(reader, body as Static<TObject<F>>) }),
    content: (body, words, found) =>
      ({ kind, data: data(body as Static<TObject<F>>, words, found as R) }) as CommandContent,
    ...(precheck && { precheck }),
    ...(explain && {
      explain: (refusal: Refusal, body: unknown) => explain(refusal, body as Static<TObject<F>>),
    }),
  };
}
