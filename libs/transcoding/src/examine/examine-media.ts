import { LIMITS } from '#libs/kernel';

import type { Container, MediaFacts, VideoFacts } from '../media-facts.js';
import { MediaRefused } from '../media-refused.js';
import { requireToolbox } from '../process/find-ffmpeg.js';
import { chooseStreams, type ChosenStreams } from './choose-streams.js';
import { measure, type Measured } from './measure.js';
import { readHeader } from './read-header.js';
import { shownPicture } from './shown-picture.js';
import { sniffContainer } from './sniff-container.js';

/** A camera's 120 is seldom exact. */
const MOST_FRAMES_PER_SECOND = LIMITS.media.framesPerSecond * 1.01;

/** A file whose streams have been chosen. */
export interface Source extends ChosenStreams {
  readonly file: string;
  readonly container: Container;
}

/**
 * What is in an uploaded file. Container, codecs, sizes and length are judged by what the container declares, before any
 * decoder is opened.
 * @throws MediaRefused; the signal's reason when aborted
 */
export const examineMedia = async (
  file: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<MediaFacts> => {
  const { source, seconds: declared } = await openSource(file, signal);
  const picture = source.video === null ? null : shownPicture(source.video);
  refuseLongerThanAllowed(declared ?? 0);
  const measured = needsMeasuring(source, declared)
    ? await measure(await requireToolbox(), source, signal)
    : null;
  const seconds = declared ?? measured?.seconds ?? 0;
  refuseLongerThanAllowed(seconds);
  return {
    container: source.container,
    durationMs: Math.round(seconds * 1000),
    video: picture === null ? null : { ...picture, frameRate: frameRateOf(picture, measured) },
    audio: source.audio === null ? null : { codec: source.audio.codec, channels: source.audio.channels },
  };
};

const needsMeasuring = ({ video }: Source, declared: number | null): boolean =>
  declared === null || (video?.frameRate ?? 0) > MOST_FRAMES_PER_SECOND;

/** Recognises a file and chooses its streams. @throws MediaRefused */
export const openSource = async (
  file: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly source: Source; readonly seconds: number | null }> => {
  const container = await sniffContainer(file);
  const header = await readHeader(await requireToolbox(), file, container, signal);
  return { source: { file, container, ...chooseStreams(header) }, seconds: header.seconds };
};

const refuseLongerThanAllowed = (seconds: number): void => {
  if (seconds > LIMITS.media.seconds) throw new MediaRefused('too-long', `${Math.round(seconds)} s`);
};

/** A declared rate above the limit is often only a guess of ffmpeg's, so then the pictures were counted. */
const frameRateOf = ({ frameRate }: VideoFacts, measured: Measured | null): number => {
  if (measured === null) return frameRate;
  const counted = measured.seconds > 0 ? measured.frames / measured.seconds : 0;
  if (counted > MOST_FRAMES_PER_SECOND) throw new MediaRefused('too-many-frames', `${counted} a second`);
  return frameRate > MOST_FRAMES_PER_SECOND ? counted : frameRate;
};
