// "npm test" and, with --long, "npm run test:long": everything from a fresh clone to one closing line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildWhenChanged } from './build-when-changed.mjs';
import { installPackages } from './install-packages.mjs';
import { installTools } from './install-tools.mjs';
import { requireNode } from './require-node.mjs';
import { runJest } from './run-jest.mjs';
import { npmCommand, root, runStep } from './run-step.mjs';

requireNode();
await installPackages();
await installTools();
await buildWhenChanged();

const isLong = process.argv.includes('--long');
const paths = process.argv.slice(2).filter((argument) => argument !== '--long');
const checks = isLong || paths.length > 0 ? [] : [await runChecks()];
const runs = isLong
  ? [
      // Many of these wait for minutes, so three at a time.
      await runJest({ pattern: '*.long.ts', workers: 3, paths }),
      // These measure how soon a server answers while they mostly wait, so that two leave each other room.
      await runJest({ pattern: '*.beside.ts', workers: 2, paths }),
      // These measure under loads of their own, which a second test on the same two cores would spoil.
      await runJest({ pattern: '*.alone.ts', workers: 1, paths }),
    ]
  : [await runJest({ pattern: '*.spec.ts', workers: 3, paths })];

const outcomes = [...checks, ...runs];
for (const name of outcomes.flatMap(({ leftOut }) => leftOut)) console.log(`LEFT OUT: ${name}`);
// Once more at the end: what Jest printed about them is thousands of lines above.
const failures = outcomes.flatMap((outcome) => outcome.failedTests);
for (const failure of failures) console.log(`FAILED: ${failure}`);
const passed = outcomes.reduce((total, outcome) => total + outcome.passed, 0);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** Each "check:..." script of package.json is one test; two at a time, as most of them use one processor. */
async function runChecks() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = Object.keys(scripts).filter((script) => script.startsWith('check:'));
  const outcome = { passed: 0, leftOut: [], failedTests: [] };
  const runRest = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const { code, output } = await runStep([...npmCommand(), 'run', '--silent', name]);
      console.log(`${code === 0 ? 'passed' : 'FAILED'}: ${name}`);
      if (code === 0) {
        outcome.passed += 1;
        continue;
      }
      console.log(output.trimEnd());
      outcome.failedTests.push(name);
    }
  };
  await Promise.all([runRest(), runRest()]);
  return outcome;
}
