import { rmSync } from 'node:fs';
import type { DataFolder } from './data-folder';
import { readPrivateJson, writePrivateJson } from './private-file';

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
  /** JSON with the sample accounts and their passwords. */
  readonly accountsFile: string;
}

export function announceInstance(folder: DataFolder, instance: Instance): void {
  writePrivateJson(folder.instance, instance);
}

export function withdrawInstance(folder: DataFolder): void {
  rmSync(folder.instance, { force: true });
}

/** What runs with this data folder; undefined when it was not started, or was stopped. */
export function findInstance(folder: DataFolder): Instance | undefined {
  return readPrivateJson<Instance>(folder.instance);
}
