import { LIMITS } from '#libs/kernel';

import { sniffImage } from '../content/sniff.js';
import { failure, megabytes } from '../failures.js';
import { sharp } from './only-known-loaders.js';

/** What the header of an image says, within the limits. Sizes in pixels, before any turn that EXIF asks for. */
export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

const START_OF_SCAN = Buffer.from([0xff, 0xda]);
// A photo has about ten. Each one more makes the decoder visit every pixel again, which nothing can interrupt.
const MOST_SCANS_AT_FULL_SIZE = 12;

// A line of pixels helps nobody, and shrinking it would not make it small.
const LONGEST_SIDE = 30_000;

const scansIn = (bytes: Buffer): number => {
  let scans = 0;
  for (let at = bytes.indexOf(START_OF_SCAN); at >= 0; at = bytes.indexOf(START_OF_SCAN, at + 2)) scans += 1;
  return scans;
};

const checkLimits = ({ width, height, frames }: ImageFacts): void => {
  const { images } = LIMITS;
  const tooLong = Math.max(width, height) > LONGEST_SIDE;
  if (tooLong || width * height * frames > images.pixels || frames > images.frames) {
    throw failure('upload.image-too-large');
  }
};

/**
 * Reads the header only: nothing is decoded before the announced size is known to be bearable.
 * @throws DomainError `upload.too-large` (bytes), `upload.type-not-allowed`, `upload.image-too-large`,
 * `upload.image-broken`
 */
export const inspectImage = async (
  bytes: Buffer,
  mostBytes: number = LIMITS.images.bytes,
): Promise<ImageFacts> => {
  if (bytes.length > mostBytes) throw failure('upload.too-large', { megabytes: megabytes(mostBytes) });
  const kind = await sniffImage(bytes);
  if (kind === null) throw failure('upload.type-not-allowed');
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw failure('upload.image-broken', {}, error);
    });
  const facts = { width: header.width, height: header.height, frames: header.pages ?? 1 };
  checkLimits(facts);
  const work = kind === 'jpeg' ? facts.width * facts.height * scansIn(bytes) : 0;
  if (work > LIMITS.images.pixels * MOST_SCANS_AT_FULL_SIZE) throw failure('upload.image-too-large');
  return facts;
};
