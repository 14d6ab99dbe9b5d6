import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { liveYear } from './city/live-year';

const { values } = parseArgs({
  options: {
    registrations: { type: 'string', default: '60000' },
    seed: { type: 'string', default: '1' },
    year: { type: 'string', default: '2026' },
    /** Where the result goes; nothing is written when empty. */
    out: { type: 'string', default: path.join('bench', 'results', 'city-year.json') },
  },
});

const city = {
  registrations: Number(values.registrations),
  seed: Number(values.seed),
  year: Number(values.year),
};
const started = performance.now();
const figures = liveYear(city);
const seconds = (performance.now() - started) / 1000;

const result = {
  city,
  machine: {
    processor: os.cpus()[0]?.model ?? 'unknown',
    coresUsed: 1,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
  },
  seconds: round(seconds),
  casesPerSecond: Math.round(city.registrations / seconds),
  factsPerSecond: Math.round(figures.facts / seconds),
  peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  figures,
};
const text = `${JSON.stringify(result, null, 2)}\n`;
process.stdout.write(text);
if (values.out) {
  mkdirSync(path.dirname(values.out), { recursive: true });
  writeFileSync(values.out, text);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
