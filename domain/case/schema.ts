import type { CaseState } from './state';

/** Makes a state of one version's shape into one of the next version's. */
type Migration = (state: CaseState) => CaseState;

/** The steps from version 1 on, in order; released ones are never changed. The first release has none. */
const MIGRATIONS: readonly Migration[] = [];

/** The version of the state's shape that this build writes. */
export const STATE_SCHEMA = MIGRATIONS.length + 1;

/** A state that a newer build wrote. */
class UnknownSchema extends Error {
  override readonly name = 'UnknownSchema';
}

/**
 * A state that was stored or handed over, in the shape of this build.
 * @throws UnknownSchema when a newer build wrote it: what that one added cannot be kept true by this one
 */
export function presentState(stored: CaseState): CaseState {
  const { schemaVersion } = stored;
  if (schemaVersion > STATE_SCHEMA)
    throw new UnknownSchema(`a state of version ${schemaVersion} is newer than this build's ${STATE_SCHEMA}`);
  const shaped = MIGRATIONS.slice(schemaVersion - 1).reduce((state, migrate) => migrate(state), stored);
  return { ...shaped, schemaVersion: STATE_SCHEMA };
}
