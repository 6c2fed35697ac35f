import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { bundledNode, root, runStep } from './run-step.mjs';

/**
 * Runs the tests; a file that could not be run is one failure.
 * @param {{ pattern: string, workers: number, paths: string[] }} options `pattern`: which files hold tests
 * @returns {Promise<{ passed: number, leftOut: string[], failedTests: string[] }>} each failure with how it began
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
    return { passed: 0, leftOut: [], failedTests: ['Jest ended without a report'] };
  }
  const tests = results.testResults.flatMap((file) => file.assertionResults);
  const failedTests = [
    ...tests.filter(({ status }) => status === 'failed').map(describeFailure),
    ...results.testResults.filter(couldNotRun).map(({ name, message }) => `${name}: ${startOf(message)}`),
  ];
  // A run that reports no failure but exits otherwise (a crash at the end) has failed all the same.
  if (failedTests.length === 0 && code !== 0) failedTests.push(`Jest ended with exit code ${code}`);
  return {
    passed: results.numPassedTests,
    leftOut: tests.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName),
    failedTests,
  };
}

const couldNotRun = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

const describeFailure = ({ fullName, failureMessages }) =>
  `${fullName}: ${startOf(failureMessages[0] ?? '')}`;

const startOf = (message) => stripVTControlCharacters(message).trim().split('\n').slice(0, 12).join('\n');
