import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { findClosedRoom } from './closed-room.js';
import { runProgramCaged } from './run-caged.js';

const room = await findClosedRoom();
if (room === null) {
  // eslint-disable-next-line no-console -- a proof that is missing must be seen in the test's output
  console.warn('LEFT OUT: closed rooms, which this machine cannot have (`unshare -rnmpf true`).');
}

const CANARY = 'the canary must never be read';

describe('a program', () => {
  let folder: string;
  let work: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-room-test-'));
    work = await mkdtemp(join(folder, 'work-'));
    await writeFile(join(folder, 'canary.txt'), CANARY);
    await writeFile(join(work, 'own.txt'), 'its own file');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What a script of the shell prints. */
  const run = async (script: string, isClosed: boolean): Promise<string> => {
    const lines: string[] = [];
    await runProgramCaged(['/bin/sh', '-c', `${script}\n`], {
      folder: work,
      wallMs: 60_000,
      fileBytes: 1_000_000,
      memory: { bytes: 2 ** 28, counts: 'data' },
      onLine: (line) => lines.push(line),
      ...(isClosed ? { sight: { work, program: '/usr' } } : {}),
    });
    return lines.join('\n');
  };

  const inside = room === null ? it.skip : it;

  it('sees what its user sees, where nothing else is said', async () => {
    expect(await run(`cat ${folder}/canary.txt; echo`, false)).toContain(CANARY);
  });

  inside('in a closed room sees its own folder and no other file', async () => {
    const script = `cat ${work}/own.txt ${folder}/canary.txt ${work}/../canary.txt /etc/passwd; echo; ls -A / ${folder} /etc`;
    const seen = await run(script, true);
    expect(seen).toContain('its own file');
    expect(seen).not.toContain(CANARY);
    expect(seen).not.toContain('root:');
    expect(seen).not.toMatch(/^(?:home|root|srv|passwd|shadow|canary\.txt)$/m);
  });

  inside('in a closed room writes into its own folder only', async () => {
    await run(
      `echo made > ${work}/made.txt; echo made > ${folder}/made.txt; echo made > /usr/made-by-room.txt`,
      true,
    );
    expect(await readFile(join(work, 'made.txt'), 'utf8')).toBe('made\n');
    for (const path of [join(folder, 'made.txt'), '/usr/made-by-room.txt'])
      await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  inside('in a closed room finds no network, no other process and no way out', async () => {
    const script = [
      `grep -c : /proc/net/dev`,
      `ls /proc | grep -c '^[0-9]'`,
      `tr '\\0' '\\n' < /proc/1/environ | grep -c GUILDHALL`,
      `for way in 'unshare -r' 'chroot /proc/1/root' 'umount /proc' 'mount -t tmpfs none /usr'; do $way true 2>/dev/null && echo "out by $way"; done`,
      `grep CapEff /proc/self/status`,
    ].join('\n');
    process.env['GUILDHALL_SECRET'] = CANARY;
    const lines = (await run(script, true)).split('\n');
    delete process.env['GUILDHALL_SECRET'];
    const [interfaces, processes, secrets, ...rest] = lines;
    expect(interfaces).toBe('1');
    expect(Number(processes)).toBeLessThan(8);
    expect(secrets).toBe('0');
    expect(rest.join('\n')).toMatch(/^CapEff:\s+0+$/);
  });
});
