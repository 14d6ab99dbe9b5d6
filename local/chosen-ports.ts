import { USUAL_PORTS, type StartOptions } from './options';
import { holdFreePort, holdPort, type HeldPort } from './ports';
import { SetupError } from './setup-error';

/** The ports of one run. Each is held until its process starts: two runs that start at once take different ones. */
export type Ports = Readonly<Record<keyof typeof USUAL_PORTS, HeldPort>>;

async function choose(wanted: number | undefined, usual: number, what: string): Promise<HeldPort> {
  if (wanted === undefined) return holdFreePort(usual);
  const held = await holdPort(wanted);
  if (held) return held;
  throw new SetupError(`Port ${wanted}, asked for ${what}, is taken: choose another, or leave it to us.`);
}

/**
 * The ports asked for; else the usual ones, or free ones where these are taken.
 * @throws SetupError when one that was asked for is taken
 */
export async function choosePorts(options: StartOptions): Promise<Ports> {
  return {
    api: await choose(options.apiPort, USUAL_PORTS.api, 'the API'),
    postgres: await choose(options.postgresPort, USUAL_PORTS.postgres, 'PostgreSQL'),
    temporal: await choose(options.temporalPort, USUAL_PORTS.temporal, 'Temporal'),
    ui: await choose(options.uiPort, USUAL_PORTS.ui, "Temporal's web UI"),
  };
}
