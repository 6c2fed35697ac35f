// "npm run demo:pair": two councils on this machine that talk to each other; options after "--" are those of apps/cli/src/pair.
import { spawn } from 'node:child_process';
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

const command = [
  join(root, 'dist/apps/cli/src/pair/main.js'),
  ...serverOptions.map((option) => `--node=${option}`),
  ...process.argv.slice(2),
];
// The channel closes when this process ends, however it ends: the councils then stop by themselves.
const pair = spawn(bundledNode(), command, {
  cwd: root,
  env: stepEnvironment(serverEnvironment),
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => pair.kill(signal));
pair.on('exit', (code) => process.exit(code ?? 1));
