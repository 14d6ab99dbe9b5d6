import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of package.json, from the sources and from the compiled files alike: SQL and reference data are read
 * from there and not copied.
 */
export function projectRoot(): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder))
      throw new Error('the project folder with package.json was not found');
  }
}
