import { readFile } from 'node:fs/promises';

/** An ended process that its parent has not asked after ("Z") counts as gone. */
export async function isAlive(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status !== '' && !/\) [ZX] /.test(status);
}
