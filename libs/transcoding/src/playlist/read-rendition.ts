import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { PLAYLIST } from '../encode/output-arguments.js';
import { MediaRefused } from '../media-refused.js';
import type { Rendition } from '../renditions.js';
import { codecsOf } from './codecs.js';

/** A rendition that an encoder has finished. */
interface Finished {
  readonly name: string;
  readonly width: number | null;
  readonly height: number | null;
}

interface Segment {
  readonly file: string;
  readonly seconds: number;
}

const INIT = /^#EXT-X-MAP:URI="([\w.]+)"/m;
const SEGMENT = /^#EXTINF:([\d.]+),.*\n([\w.]+)$/gm;

/**
 * Reads back what ffmpeg wrote, for what players must know.
 * @throws MediaRefused `broken` when there is nothing to play in it
 */
export const readRendition = async (
  folder: string,
  { name, width, height }: Finished,
): Promise<Rendition> => {
  const playlist = await readFile(join(folder, name, PLAYLIST), 'utf8').catch(() => '');
  const init = INIT.exec(playlist)?.[1];
  const segments = [...playlist.matchAll(SEGMENT)].map(([, seconds, file]): Segment => ({
    file: file ?? '',
    seconds: Number(seconds),
  }));
  if (init === undefined || segments.length === 0) throw new MediaRefused('broken', `${name} is empty`);
  const codecs = codecsOf(await readFile(join(folder, name, init)));
  const kind = width === null ? 'audio' : 'video';
  if (!codecs.some((codec) => codec.startsWith(kind === 'video' ? 'avc1' : 'mp4a')))
    throw new MediaRefused('broken', `${name} has no ${kind}`);
  return {
    name,
    kind,
    width,
    height,
    bitsPerSecond: await peakBits(join(folder, name), segments),
    codecs: codecs.join(','),
    folder: name,
    files: [PLAYLIST, init, ...segments.map(({ file }) => file)].map((file) => `${name}/${file}`),
  };
};

/** The peak as HLS defines it leaves out segments much shorter than the others (RFC 8216, 4.3.4.2). */
const peakBits = async (folder: string, segments: Segment[]): Promise<number> => {
  const longest = Math.max(...segments.map(({ seconds }) => seconds));
  const counted = segments.filter(({ seconds }) => seconds >= longest / 2);
  const rates = await Promise.all(
    counted.map(async ({ file, seconds }) => {
      const { size } = await stat(join(folder, file));
      return (size * 8) / Math.max(seconds, 0.01);
    }),
  );
  return Math.ceil(Math.max(...rates));
};
