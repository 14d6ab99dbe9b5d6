import type { StartOptions } from './options';
import { USUAL_PORTS } from './options';
import { freePort, isFree } from './ports';
import { SetupError } from './setup-error';

/** The ports of one run. */
export interface Ports {
  readonly api: number;
  readonly postgres: number;
  readonly temporal: number;
  readonly ui: number;
}

async function choose(wanted: number | undefined, usual: number, what: string): Promise<number> {
  if (wanted === undefined) return freePort(usual);
  if (await isFree(wanted)) return wanted;
  throw new SetupError(`Port ${wanted}, asked for ${what}, is taken: choose another, or leave it to us.`);
}

/**
 * The ports asked for; else the usual ones, or free ones where these are taken.
 * @throws SetupError when one that was asked for is taken
 */
export async function choosePorts(options: StartOptions): Promise<Ports> {
  return {
    api: await choose(options.apiPort, USUAL_PORTS.api, 'for the API'),
    postgres: await choose(options.postgresPort, USUAL_PORTS.postgres, 'for PostgreSQL'),
    temporal: await choose(options.temporalPort, USUAL_PORTS.temporal, 'for Temporal'),
    ui: await choose(options.uiPort, USUAL_PORTS.ui, "for Temporal's web UI"),
  };
}
