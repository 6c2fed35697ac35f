// "npm run bench": measures the built server against a bare one; options after "--" are those of apps/bench.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { buildWhenChanged } from './build-when-changed.mjs';
import { installPackages } from './install-packages.mjs';
import { requireNode } from './require-node.mjs';
import { bundledNode, root, stepEnvironment } from './run-step.mjs';
import { serverEnvironment, serverOptions } from './server-options.mjs';

requireNode();
await installPackages();
await buildWhenChanged();

const command = [
  join(root, 'dist/apps/bench/src/main.js'),
  ...serverOptions.map((option) => `--node=${option}`),
  ...process.argv.slice(2),
];
const bench = spawn(bundledNode(), command, {
  cwd: root,
  env: stepEnvironment(serverEnvironment),
  stdio: 'inherit',
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => process.exit(code ?? 1));
