// "npm start": from a fresh clone to a running server. Uses nothing but Node.js 20 and npm.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';

import { buildWhenChanged } from './build-when-changed.mjs';
import { installPackages } from './install-packages.mjs';
import { installServerTools } from './install-tools.mjs';
import { requireNode } from './require-node.mjs';
import { bundledNode, root, stepEnvironment } from './run-step.mjs';
import { serverEnvironment, serverOptions } from './server-options.mjs';

requireNode();
await installPackages();
await installServerTools();
await buildWhenChanged();

// The channel closes when this process ends, however it ends: the server then stops by itself.
const server = spawn(bundledNode(), [...serverOptions, join(root, 'dist/apps/server/src/main.js')], {
  cwd: process.cwd(),
  env: stepEnvironment(serverEnvironment),
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
let stopping = false;
const stop = (signal) => {
  if (stopping) return;
  stopping = true;
  server.kill(signal);
};
// After Ctrl-C the terminal, npm and this process may each signal the server; it counts the first.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop);
process.on('SIGHUP', () => stop('SIGTERM'));
stopWithNpm();

server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

/** npm passes signals on, but cannot when it is killed; then nobody would be left to stop the server. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop('SIGTERM'), 500).unref();
}
