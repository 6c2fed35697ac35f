import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** True where the machine has the program; tests that need it are left out, by name, where it has not. */
export const hasTool = (program: string): boolean =>
  FOLDERS.some((folder) => existsSync(join(folder, program)));

/** True where `docker compose` is more than a hint to install it. */
export const hasComposePlugin = (): boolean =>
  ['/usr/libexec', '/usr/lib', '/usr/local/libexec', '/usr/local/lib'].some((folder) =>
    existsSync(join(folder, 'docker', 'cli-plugins', 'docker-compose')),
  );

/** What a program said and whether it was content. */
export interface Verdict {
  readonly code: number;
  readonly output: string;
}

/** Runs a checking tool to its end; an unhappy tool is a verdict, not an exception. */
export const runTool = (program: string, args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<Verdict>((done) => {
    execFile(
      program,
      args,
      { env: { PATH: FOLDERS.join(':'), HOME: '/nonexistent', ...env } },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        done({ code, output: `${stdout}${stderr}` });
      },
    );
  });
