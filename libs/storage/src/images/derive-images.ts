import { setTimeout as pause } from 'node:timers/promises';

import type { Sharp } from 'sharp';

import { DomainError, LIMITS } from '#libs/kernel';

import { failure } from '../failures.js';
import type { ImageFacts } from './inspect-image.js';
import { sharp } from './only-known-loaders.js';

/** How one derivative is cut: `cover` fills the box and cuts the rest, `inside` keeps the whole picture. */
export interface Cut {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly fit: 'cover' | 'inside';
  /** Keeps the movement of an animated picture. */
  readonly moving?: boolean;
}

/** One finished derivative, always WebP and without any metadata. */
export interface Derivative {
  readonly name: string;
  readonly body: Buffer;
  readonly mediaType: 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** Takes note of work that may go on after we have answered. */
export type Hold = (work: Promise<unknown>) => void;

interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

const ENCODE_SECONDS = 10;
// Moving pictures are costly for every reader; this is enough to follow what happens.
const MOST_MOVING_WIDTH = 640;

const open = (bytes: Buffer, animated: boolean): Sharp =>
  sharp(bytes, { limitInputPixels: LIMITS.images.pixels, failOn: 'error', sequentialRead: true, animated });

const refuse = (error: unknown): never => {
  if (error instanceof DomainError) throw error;
  const beyondLimits = /timeout|pixel limit/i.test(String(error));
  throw failure(beyondLimits ? 'upload.image-too-large' : 'upload.image-broken', {}, error);
};

/** Answers in time even where a decoder cannot be interrupted; whoever holds the work waits for its real end. */
const inTime = async <T>(seconds: number, work: Promise<T>): Promise<T> => {
  const done = new AbortController();
  const late = pause(seconds * 1000, undefined, { signal: done.signal }).then(() => {
    throw failure('upload.image-too-large');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    done.abort();
  }
};

/** Decodes once, turns upright, and shrinks to the largest box that any cut needs. */
const decode = async (bytes: Buffer, cuts: readonly Cut[], hold: Hold): Promise<Pixels> => {
  const box = cuts.some(({ fit }) => fit === 'cover') ? 'outside' : 'inside';
  const width = Math.max(...cuts.map((cut) => cut.width));
  const height = Math.max(...cuts.map((cut) => cut.height));
  const { decodeSeconds } = LIMITS.images;
  const work = open(bytes, false)
    .timeout({ seconds: decodeSeconds })
    .autoOrient()
    .resize({ width, height, fit: box, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  hold(work);
  return inTime(decodeSeconds, work).catch(refuse);
};

const still = async ({ data, info }: Pixels, cut: Cut): Promise<Derivative> => {
  const { data: body, info: made } = await sharp(data, { raw: info, limitInputPixels: false })
    .timeout({ seconds: ENCODE_SECONDS })
    .resize({ width: cut.width, height: cut.height, fit: cut.fit, withoutEnlargement: cut.fit === 'inside' })
    .webp({ quality: 82, effort: 3 })
    .toBuffer({ resolveWithObject: true });
  return { name: cut.name, body, mediaType: 'image/webp', width: made.width, height: made.height };
};

const moving = async (bytes: Buffer, cut: Cut): Promise<Derivative> => {
  const { data: body, info: made } = await open(bytes, true)
    .timeout({ seconds: ENCODE_SECONDS })
    .resize({ width: Math.min(cut.width, MOST_MOVING_WIDTH), fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75, effort: 1 })
    .toBuffer({ resolveWithObject: true });
  return {
    name: cut.name,
    body,
    mediaType: 'image/webp',
    width: made.width,
    height: made.pageHeight ?? made.height,
  };
};

/**
 * Draws an inspected image anew in every size asked for. What was no pixel (EXIF, XMP, colour profile,
 * embedded thumbnails, anything behind the end) does not survive.
 * @throws DomainError `upload.image-too-large`, `upload.image-broken`
 */
export const deriveImages = async (
  bytes: Buffer,
  facts: ImageFacts,
  cuts: readonly Cut[],
  hold: Hold,
): Promise<Derivative[]> => {
  const pixels = await decode(bytes, cuts, hold);
  const made: Derivative[] = [];
  for (const cut of cuts) {
    const moves = cut.moving === true && facts.frames > 1;
    made.push(await (moves ? moving(bytes, cut) : still(pixels, cut)).catch(refuse));
  }
  return made;
};
