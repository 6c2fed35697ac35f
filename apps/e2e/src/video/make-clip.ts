import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { findFfmpeg } from '#libs/transcoding';

/** Makes a short film with sound, as a telephone would send it, and gives its path. */
export const makeClip = async (seconds: number, size = '640x360'): Promise<string> => {
  const found = await findFfmpeg();
  if (found === null) throw new Error('There is no ffmpeg');
  const file = join(await mkdtemp(join(tmpdir(), 'guildhall-clip-')), 'bench.mp4');
  const inputs = [`testsrc=size=${size}:rate=25`, 'sine=frequency=330'].flatMap((source) =>
    ['-f', 'lavfi', '-i'].concat(source),
  );
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  await promisify(execFile)(found.ffmpeg, ['-v', 'error', ...inputs, '-t', String(seconds), ...codecs, file]);
  return file;
};
