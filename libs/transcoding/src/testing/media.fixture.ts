import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import {
  examineMedia,
  transcode,
  type Excerpt,
  type MediaFacts,
  type Rendition,
  type Transcoded,
} from '../index.js';

const run = promisify(execFile);

/** What ffprobe says of a stream, as far as tests ask. */
export interface ProbedStream {
  readonly codec_type: string;
  readonly codec_name: string;
  readonly width?: number;
  readonly height?: number;
  readonly pix_fmt?: string;
  readonly channels?: number;
  readonly r_frame_rate: string;
  readonly tags?: Record<string, string>;
  readonly side_data_list?: unknown[];
}

export interface ProbedPacket {
  readonly codec_type: string;
  readonly pts_time: string;
  readonly flags: string;
}

export interface Probed {
  readonly streams: ProbedStream[];
  readonly packets: ProbedPacket[];
  readonly format: { readonly duration: string; readonly tags?: Record<string, string> };
}

const ENTRIES = 'stream:stream_tags:stream_side_data:format:format_tags:packet=codec_type,pts_time,flags';

/** A folder of its own below the system's temporary folder. */
export const mediaFolder = async (): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-media-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

/** Makes a file with ffmpeg itself. @throws Error with what ffmpeg said */
export const make = async (args: string): Promise<void> => {
  await run('ffmpeg', ['-y', '-v', 'error', '-nostdin', ...args.split(' ').filter((part) => part !== '')]);
};

/** Moving picture and tone, as inputs for `make`. */
export const picture = (size = '320x180', rate = 30, seconds = 2): string =>
  `-f lavfi -i testsrc2=size=${size}:rate=${rate}:duration=${seconds}`;
export const tone = (seconds = 2): string => `-f lavfi -i sine=duration=${seconds}`;
export const QUICK = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';

/** Streams, packets and tags of a file. ffprobe reads it all, so it is playable to its end. */
export const probe = async (file: string): Promise<Probed> => {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', ENTRIES, '-of', 'json', file], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Probed;
};

/** A rendition as a player reads it. */
export const probeRendition = (folder: string, name: string): Promise<Probed> =>
  probe(join(folder, name, 'index.m3u8'));

/** Decodes everything and answers what the decoders complained of. */
export const decodeComplaints = async (file: string): Promise<string> => {
  const { stderr } = await run('ffmpeg', ['-v', 'warning', '-nostdin', '-i', file, '-f', 'null', '-']);
  return stderr;
};

/** Mean colour of a part of a picture file, as red, green and blue from 0 to 255. */
export const colourOf = async (file: string, crop: string): Promise<number[]> => {
  const { stdout } = await run(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      file,
      '-vf',
      `crop=${crop},scale=1:1:flags=area`,
      '-pix_fmt',
      'rgb24',
      '-f',
      'rawvideo',
      '-',
    ],
    { encoding: 'buffer' },
  );
  return [...stdout];
};

export interface Outcome extends Transcoded {
  readonly facts: MediaFacts;
  readonly folder: string;
  /** The renditions in the order in which they were announced, and the master playlist each time. */
  readonly announced: { readonly rendition: Rendition; readonly master: string }[];
  readonly shares: number[];
}

/** Examines and transcodes a file into a new folder beside it. */
export const transcodeFile = async (file: string, excerpt: Excerpt | null = null): Promise<Outcome> => {
  const facts = await examineMedia(file);
  const folder = `${file}.out`;
  await mkdir(folder);
  const announced: Outcome['announced'] = [];
  const shares: number[] = [];
  const transcoded = await transcode(file, facts, folder, {
    excerpt,
    onProgress: (share) => shares.push(share),
    onRendition: async (rendition, master) => {
      // What is announced can be played at once.
      await probeRendition(folder, rendition.name);
      announced.push({ rendition, master });
    },
  });
  return { ...transcoded, facts, folder, announced, shares };
};

/** Every file below a folder with its bytes. */
export const filesBelow = async (folder: string): Promise<{ path: string; bytes: Buffer }[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path, bytes: await readFile(path) };
      }),
  );
};

/** Processes that work in a folder. Linux only. */
export const processesIn = async (folder: string): Promise<number[]> => {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(ids.map((id) => readlink(`/proc/${id}/cwd`).catch(() => '')));
  return ids.filter((_, place) => places[place] === folder).map(Number);
};
