'use strict';
// npm run test:faults -- --rounds 20 --seed 7
const path = require('node:path');
const { parseArgs } = require('node:util');
const { run } = require('../../local/plain/run.cjs');

const ROOT = path.resolve(__dirname, '..', '..');

/** In full unless told: PostgreSQL refuses for a minute, Temporal is away for five. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    scale: { type: 'string', default: '1' },
  },
});

for (const [name, value] of Object.entries(values)) {
  if (!(Number(value) > 0)) {
    console.error(`--${name} takes a number above 0`);
    process.exit(1);
  }
}

console.log(`${values.rounds} rounds from seed ${values.seed}, durations times ${values.scale}`);
const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
run(process.execPath, [jest, '--config', path.join(ROOT, 'jest.faults.config.cjs')], {
  cwd: ROOT,
  env: {
    ...process.env,
    BANGFU_FAULT_ROUNDS: values.rounds,
    BANGFU_FAULT_SEED: values.seed,
    BANGFU_FAULT_SCALE: values.scale,
  },
}).then((code) => {
  process.exitCode = code;
});
