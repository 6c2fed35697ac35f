import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { bundledNode, root, runStep } from './run-step.mjs';

/**
 * Runs the tests and counts them; a file that could not be run counts as one failure.
 * @param {{ pattern: string, workers: number, paths: string[] }} options `pattern`: which files hold tests
 * @returns {Promise<{ passed: number, failed: number, leftOut: string[] }>}
 */
export async function runJest({ pattern, workers, paths }) {
  const report = join(root, 'dist', 'test-report.json');
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(report, { force: true });
  const command = [
    bundledNode(),
    join(root, 'node_modules/jest/bin/jest.js'),
    `--testMatch=<rootDir>/{apps,libs}/**/${pattern}`,
    `--maxWorkers=${workers}`,
    `--testSequencer=${join(root, 'libs/testing/setup/slowest-first.mjs')}`,
    '--json',
    // A socket or pool that a test left open must not hold up the run once every result is in.
    '--forceExit',
    // Of two runs, the files that were asked for may be in the other one.
    ...(paths.length > 0 ? ['--passWithNoTests'] : []),
    `--outputFile=${report}`,
    ...paths,
  ];
  const env = { NODE_OPTIONS: '--no-warnings' };
  const { code } = await runStep(command, { quiet: false, env });
  return count(report, code);
}

function count(report, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, leftOut: [] };
  }
  const leftOut = results.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'pending')
    .map((test) => test.fullName);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  // A run that reports no failure but exits otherwise (a crash at the end) has failed all the same.
  return { passed: results.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, leftOut };
}
