import { rmSync } from 'node:fs';
import type { DataFolder } from './data-folder';
import { isRunning } from './plain/identity.cjs';
import { readPrivateJson, writePrivateJson } from './private-file';
import { readIdentity } from './processes';

/** How to reach what runs on this machine; in the data folder while it runs. */
export interface Instance {
  readonly pid: number;
  readonly apiUrl: string;
  readonly docsUrl: string;
  readonly postgresPort: number;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Absent with somebody else's Temporal. */
  readonly temporalUiUrl?: string;
  /** Where API and worker show their figures; absent when they do not. */
  readonly metricsUrls?: { readonly api: string; readonly worker: string };
  /** JSON with the sample accounts and their passwords. */
  readonly accountsFile: string;
}

export function announceInstance(folder: DataFolder, instance: Instance): void {
  writePrivateJson(folder.instance, instance);
}

export function withdrawInstance(folder: DataFolder): void {
  rmSync(folder.instance, { force: true });
}

/** What runs with this data folder; undefined when nothing does, even if a killed run left its file behind. */
export function findInstance(folder: DataFolder): Instance | undefined {
  const supervisor = readIdentity(folder.lock);
  return supervisor && isRunning(supervisor) ? readPrivateJson<Instance>(folder.instance) : undefined;
}
