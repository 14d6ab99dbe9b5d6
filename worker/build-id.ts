import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../prisma/project-root';

/**
 * What the engine calls this build: as the environment says (BANGFU_BUILD_ID), else the version of the package and what
 * its workflow code is, so that two builds with different workflows never share a name.
 */
export function buildIdOf({ code }: { code: string }, given: string | undefined): string {
  if (given !== undefined) return given;
  const file = path.join(projectRoot(), 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${version}-${createHash('sha256').update(code).digest('hex').slice(0, 12)}`;
}
