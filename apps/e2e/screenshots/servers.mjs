import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const password = 'larch-otter-planet-91';

/** Starts a program and waits until it says `sign`. @returns what stops it */
const start = async (args, sign, env = {}) => {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes(sign)) resolve();
    });
    child.on('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
};

/** The demonstration council by itself. */
export const startDemo = async (folder, port) => {
  const env = { PORT: String(port), DATA_DIR: folder, DEMO_PASSWORD: password, LOG_LEVEL: 'error' };
  const stop = await start([join(root, 'dist/apps/server/src/main.js')], 'is ready', env);
  return { origin: `http://localhost:${port}`, password, stop };
};

/** The demonstration council with a partner that it knows, as `npm run demo:pair` makes them. */
export const startPair = async (folder, port) => {
  const main = join(root, 'dist/apps/cli/src/pair/main.js');
  const stop = await start([main, '--folder', folder, '--port', String(port)], 'Ctrl-C');
  const origin = `http://northfield.localhost:${port + 1}`;
  return { origin, password: await readFile(join(folder, 'password'), 'utf8'), stop };
};
