import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A film with picture and sound, `seconds` long. */
export const clip = async (seconds: number, size = '320x180'): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-clip-'));
  const file = join(folder, 'clip.mp4');
  const inputs = [`testsrc=size=${size}:rate=25`, 'sine=frequency=330'].flatMap((source) => [
    '-f',
    'lavfi',
    '-t',
    String(seconds),
    '-i',
    source,
  ]);
  const encoders = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  try {
    await run('ffmpeg', ['-v', 'error', ...inputs, ...encoders, file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
