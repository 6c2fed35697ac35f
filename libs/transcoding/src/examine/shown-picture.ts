import { LIMITS } from '#libs/kernel';

import type { VideoFacts } from '../media-facts.js';
import { MediaRefused } from '../media-refused.js';
import type { HeaderStream } from './parse-header.js';

/** Beyond this an odd pixel shape is a mistake or a trick, and is not followed. */
const MOST_PIXEL_ASPECT = 4;

/**
 * The picture as it is shown.
 * @throws MediaRefused `broken` without a size, `too-large-picture`
 */
export const shownPicture = (video: HeaderStream): VideoFacts => {
  const { codec, frameRate, width, height, pixelAspect } = video;
  if (width === 0 || height === 0) throw new MediaRefused('broken', 'a picture without a size');
  const isLarge =
    Math.max(width, height) > LIMITS.media.longSide || Math.min(width, height) > LIMITS.media.shortSide;
  if (isLarge) throw new MediaRefused('too-large-picture', `${width} x ${height}`);
  const isOdd = pixelAspect > MOST_PIXEL_ASPECT || pixelAspect < 1 / MOST_PIXEL_ASPECT;
  const across = isOdd ? width : Math.max(1, Math.round(width * pixelAspect));
  const rotation = quarterTurn(video.rotation);
  const isTurned = rotation === 90 || rotation === 270;
  const [shownWidth, shownHeight] = isTurned ? [height, across] : [across, height];
  return { codec, width: shownWidth, height: shownHeight, rotation, frameRate };
};

/** ffmpeg turns by quarters only where the angle is one, give or take a degree. */
const quarterTurn = (degrees: number): VideoFacts['rotation'] =>
  ([90, 180, 270] as const).find((quarter) => Math.abs(degrees - quarter) <= 1) ?? 0;
