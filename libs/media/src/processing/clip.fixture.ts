import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { createVideo, readVideo, type VideoView } from '#libs/contracts';
import { eventually, type ApiCaller, type Patience } from '#libs/testing';

import type { TusSpeaker } from '../uploads/tus.fixture.js';

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

/** For videos whose captions do not matter. */
export const SILENT = { missingCaptions: { reason: 'no-speech' } } as const;

/** Uploads bytes. @returns the id of the upload */
export const uploadOf = async (bytes: Buffer, tus: TusSpeaker): Promise<string> => {
  const created = await tus.create(bytes.length, {}, bytes);
  return created.headers.get('location')?.split('/').at(-1) ?? '';
};

/** Uploads bytes and makes a draft of them. */
export const draftOf = async (
  bytes: Buffer,
  parts: { readonly tus: TusSpeaker; readonly as: ApiCaller; readonly communityId: string },
  excerpt?: { readonly startMs: number; readonly endMs?: number },
): Promise<VideoView> => {
  const uploadId = await uploadOf(bytes, parts.tus);
  const body = { title: 'How we mend a bench', description: 'Bring a spanner.', uploadId, excerpt };
  return (await parts.as(createVideo, { params: { communityId: parts.communityId }, body })).answer;
};

/** The video once it is in one of these states. */
export const untilState = (
  as: ApiCaller,
  videoId: string,
  states: readonly VideoView['state'][],
  patience: Patience = { within: 60_000, every: 100 },
): Promise<VideoView> =>
  eventually(async () => {
    const { answer } = await as(readVideo, { params: { videoId } });
    if (!states.includes(answer.state)) throw new Error(`It is still ${answer.state}.`);
    return answer;
  }, patience);
