import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const USUAL_FOLDERS = ['/usr/bin', '/usr/local/bin', '/bin', '/opt/homebrew/bin'];

/** Where a program is, by the path of this process and the usual folders; null where there is none. */
export const findProgram = async (name: string): Promise<string | null> => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...USUAL_FOLDERS];
  for (const folder of folders.filter((path) => path.startsWith('/'))) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return null;
};

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** What a program prints; null when it fails. */
export const printed = (program: string, args: string[]): Promise<string | null> =>
  run(program, args, { timeout: 20_000, env: {} }).then(
    ({ stdout }) => stdout,
    () => null,
  );
