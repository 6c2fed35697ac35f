import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve('dist/apps/cli/src/main.js');

/** Runs an operator command with these settings alone, and types this into it. */
export const runGuildhall = (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  typed = '',
): Promise<{ code: number; output: string }> =>
  new Promise((done) => {
    const options = { env: { PATH: process.env['PATH'] ?? '', ...settings } };
    const command = execFile(process.execPath, [PROGRAM, ...args], options, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
    command.stdin?.end(typed);
  });
