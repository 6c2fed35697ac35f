import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The Node.js that the dependencies bring along; newer than the one that started us may be. */
export const bundledNode = () => join(root, 'node_modules', 'node', 'bin', 'node');

/** The environment for every step: programs of the dependencies first, then the Node.js that started us. */
export function stepEnvironment(extra = {}) {
  const path = [
    join(root, 'node_modules', '.bin'),
    process.env.PATH,
    dirname(process.execPath),
    '/usr/bin',
    '/bin',
  ];
  const environment = { ...process.env, ...extra, PATH: path.filter(Boolean).join(delimiter) };
  // An empty HOME makes npm write its cache into the repository; without HOME it asks the system.
  if (environment.HOME === '') delete environment.HOME;
  return environment;
}

/** Command and first arguments that run npm: the copy that started us where it says so. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script && existsSync(script) && /npm/.test(script) ? [process.execPath, script] : ['npm'];
}

/**
 * Runs a program to its end and keeps its output back unless it fails.
 * @param {string[]} command program and arguments
 * @param {{ quiet?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<{ code: number, output: string }>} exit code (1 where it did not start) and what it printed
 */
export function runStep([program, ...args], { quiet = true, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: stepEnvironment(env),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs a step that the rest depends on; says what it is, and ends the program with its output where it fails. */
export async function mustRun(sentence, command) {
  console.log(sentence);
  const { code, output } = await runStep(command);
  if (code === 0) return;
  console.error(output.trimEnd());
  console.error(`This step failed: ${command.join(' ')}`);
  process.exit(1);
}
