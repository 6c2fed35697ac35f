import { MediaRefused } from '../media-refused.js';
import { AUDIO_CODECS, VIDEO_CODECS } from './allowed-media.js';
import type { Header, HeaderStream } from './parse-header.js';

/** The streams that are played: at most one film and one sound. */
export interface ChosenStreams {
  readonly video: HeaderStream | null;
  readonly audio: HeaderStream | null;
}

/**
 * Judges every stream before a decoder is opened. Covers, subtitles and data are never decoded, so they are ignored; so
 * is a sound that ffmpeg has no decoder for beside one that it has (phones record such a second sound).
 * @throws MediaRefused `too-many-streams`, `codec-not-allowed`, `nothing-to-play`, `broken`
 */
export const chooseStreams = ({ streams }: Header): ChosenStreams => {
  // A name or a language in the file could print a line that looks like a stream's.
  if (streams.some(({ index }, place) => index !== place))
    throw new MediaRefused('broken', 'streams out of order');
  const films = streams.filter(({ kind, isPicture }) => kind === 'Video' && !isPicture);
  const sounds = streams.filter(({ kind }) => kind === 'Audio');
  const playable = sounds.filter(({ codec }) => AUDIO_CODECS.has(codec));
  const foreign = [
    ...films.filter(({ codec }) => !VIDEO_CODECS.has(codec)),
    ...sounds.filter(({ codec }) => !AUDIO_CODECS.has(codec) && (codec !== 'none' || playable.length === 0)),
  ];
  if (foreign[0] !== undefined) throw new MediaRefused('codec-not-allowed', foreign[0].codec);
  if (films.length > 1) throw new MediaRefused('too-many-streams', 'more than one film');
  const [video = null] = films;
  const audio = playable.find(({ isDefault }) => isDefault) ?? playable[0] ?? null;
  if (video === null && audio === null) throw new MediaRefused('nothing-to-play');
  return { video, audio };
};
