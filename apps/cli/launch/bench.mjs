// "npm run bench": measures the built server against a bare one; options after "--" are those of apps/bench.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { buildWhenChanged } from './build-when-changed.mjs';
import { installPackages } from './install-packages.mjs';
import { requireNode } from './require-node.mjs';
import { bundledNode, root, stepEnvironment } from './run-step.mjs';

requireNode();
await installPackages();
await buildWhenChanged();

const bench = spawn(bundledNode(), [join(root, 'dist/apps/bench/src/main.js'), ...process.argv.slice(2)], {
  cwd: root,
  env: stepEnvironment(),
  stdio: 'inherit',
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => process.exit(code ?? 1));
