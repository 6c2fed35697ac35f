import { deriveImages, type Cut, type Derivative } from './derive-images.js';
import { ImageQueue } from './image-queue.js';
import { inspectImage } from './inspect-image.js';

const square = (side: number): Cut => ({ name: String(side), width: side, height: side, fit: 'cover' });
const wide = (name: string, width: number, moving = false): Cut => ({
  name,
  width,
  // No picture may be endlessly high: three times its width is a long screenshot.
  height: width * 3,
  fit: 'inside',
  moving,
});

/** The sizes made for each purpose, the largest first. */
export const IMAGE_CUTS = {
  avatar: [square(256), square(96), square(48)],
  'community-image': [wide('960', 960), wide('320', 320)],
  crest: [wide('256', 256), wide('64', 64)],
  attachment: [wide('display', 1600, true), wide('thumb', 320)],
} as const satisfies Record<string, readonly Cut[]>;

export type ImagePurpose = keyof typeof IMAGE_CUTS;

/** An accepted image: its size in the largest derivative, and all derivatives. The original is not kept. */
export interface AcceptedImage {
  readonly width: number;
  readonly height: number;
  readonly derivatives: readonly Derivative[];
}

const queue = new ImageQueue();

/**
 * Checks an uploaded image by its content and draws it anew, off the event loop and at most two at a time.
 * `mostBytes` is the operator's limit for image files.
 * @throws DomainError `upload.too-large`, `upload.type-not-allowed`, `upload.image-too-large`,
 * `upload.image-broken`, `upload.busy`
 */
export const acceptImage = async (
  bytes: Buffer,
  purpose: ImagePurpose,
  mostBytes?: number,
): Promise<AcceptedImage> =>
  queue.run(async (hold) => {
    const facts = await inspectImage(bytes, mostBytes);
    const derivatives = await deriveImages(bytes, facts, IMAGE_CUTS[purpose], hold);
    const [largest] = derivatives;
    return { width: largest?.width ?? facts.width, height: largest?.height ?? facts.height, derivatives };
  });
