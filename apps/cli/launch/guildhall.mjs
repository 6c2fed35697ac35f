// "npm run guildhall -- <command>": operator commands, with packages and build in order first.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { buildWhenChanged } from './build-when-changed.mjs';
import { installPackages } from './install-packages.mjs';
import { requireNode } from './require-node.mjs';
import { bundledNode, root, stepEnvironment } from './run-step.mjs';

requireNode();
await installPackages();
await buildWhenChanged();

const command = spawn(bundledNode(), [join(root, 'dist/apps/cli/src/main.js'), ...process.argv.slice(2)], {
  env: stepEnvironment(),
  stdio: 'inherit',
});
// The command itself decides what a signal means.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => command.kill(signal));
command.on('exit', (code) => process.exit(code ?? 1));
