import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../prisma/project-root';

/** How a run of the bootstrap ended, and what was said on its way. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const PROGRAM = 'declare const process: { argv: string[] };\n';
const SCHEMA = `
generator client {
  provider     = "prisma-client"
  output       = "../client"
  moduleFormat = "cjs"
}

datasource db {
  provider = "postgresql"
}

model Thing {
  id Int @id
}
`;

/** In the place of npm, whose packages come from afar: links those of this project, and notes what it was asked. */
const NPM = `
const fs = require('node:fs');
fs.appendFileSync('asked-npm', process.argv[2] + '\\n');
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules');
for (const name of fs.readdirSync(process.env.PACKAGES).filter((name) => !name.startsWith('.')))
  fs.symlinkSync(process.env.PACKAGES + '/' + name, 'node_modules/' + name);
`;

/** A fresh checkout of a small project with this one's bootstrap, in a path with a space. */
export class SmallProject {
  readonly root: string;

  constructor(folder: string) {
    this.root = mkdtempSync(path.join(folder, 'a project '));
    for (const file of ['local/bootstrap.cjs', 'local/plain', 'prisma.config.ts']) {
      cpSync(path.join(projectRoot(), file), this.at(file), { recursive: true });
    }
    this.writeJson('package.json', { name: 'small', engines: { node: '>=20.19' } });
    this.writeJson('package-lock.json', { lockfileVersion: 3, packages: { '': {} } });
    this.writeJson('tsconfig.json', {
      compilerOptions: { rootDir: '.', outDir: 'dist', types: [], lib: ['ES2023', 'DOM'] },
    });
    this.writeJson('tsconfig.build.json', { extends: './tsconfig.json', include: ['api', 'local'] });
    this.write('prisma/schema/main.prisma', SCHEMA);
    this.write('npm-cli.js', NPM);
    this.writeProgram(`console.log('first', ...process.argv.slice(2));`);
  }

  at(file: string): string {
    return path.join(this.root, file);
  }

  write(file: string, content: string): void {
    mkdirSync(path.dirname(this.at(file)), { recursive: true });
    writeFileSync(this.at(file), content);
  }

  writeJson(file: string, value: object): void {
    this.write(file, JSON.stringify(value));
  }

  /** What the command `api` runs. */
  writeProgram(source: string): void {
    this.write('api/main.ts', PROGRAM + source);
  }

  addToSchema(text: string): void {
    this.write('prisma/schema/more.prisma', text);
  }

  /** How often npm was asked to install. */
  timesInstalled(): number {
    return existsSync(this.at('asked-npm'))
      ? readFileSync(this.at('asked-npm'), 'utf8').trim().split('\n').length
      : 0;
  }

  start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [this.at('local/bootstrap.cjs'), ...args], {
      cwd: path.dirname(this.root),
      env: {
        PATH: process.env['PATH'],
        npm_execpath: this.at('npm-cli.js'),
        PACKAGES: path.join(projectRoot(), 'node_modules'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  run(...args: string[]): Promise<Finished> {
    return finish(this.start(...args));
  }
}

/** Waits for the end, collecting the output. */
export function finish(child: ChildProcess): Promise<Finished> {
  const said = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}
