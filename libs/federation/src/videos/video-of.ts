import { LIMITS } from '#libs/kernel';
import type { VideoFromElsewhere } from '#libs/media';

import type { Content } from '../incoming/documents.js';
import { sameHost, type Iri } from '../incoming/iri.js';
import type { RemoteFile } from '../incoming/links.js';
import type { RemoteCaptions, VideoPart } from '../incoming/video.js';

interface Size {
  readonly width: number | null;
  readonly height: number | null;
}

const areaOf = ({ width, height }: Size): number => (width ?? 0) * (height ?? 0) + (height ?? 0);

const largestOf = <Each extends Size>(all: readonly Each[]): Each | null =>
  all.toSorted((one, other) => areaOf(other) - areaOf(one))[0] ?? null;

/** Pixels that no picture has, and seconds that no video here may have. */
const MOST = { side: 16_384, seconds: 24 * 3_600, tag: 40 };

/** PeerTube says how high the picture of a file is, and not always how wide. */
const sizeOf = ({ files, streams }: VideoPart): Size => {
  const largest = largestOf([...files, ...streams.flatMap(({ fragments }) => fragments)]);
  const height = largest?.height ?? 720;
  const width = largest?.width ?? 2 * Math.round((height * 8) / 9);
  const isSize = [width, height].every((side) => side > 0 && side <= MOST.side);
  return isSize ? { width, height } : { width: 1280, height: 720 };
};

const languageOf = ({ language }: RemoteCaptions): 'en' | 'cy' | null => {
  const [base] = language.toLowerCase().split(/[-_]/);
  return base === 'en' || base === 'cy' ? base : null;
};

const captionsOf = (
  { captions }: VideoPart,
  isThere: (iri: Iri) => boolean,
): VideoFromElsewhere['captions'] => {
  const found = new Map<'en' | 'cy', string>();
  for (const each of captions) {
    const language = languageOf(each);
    if (language !== null && isThere(each.url) && !found.has(language)) found.set(language, each.url);
  }
  return [...found].map(([language, url]) => ({ language, url }));
};

const posterOf = ({ pictures }: VideoPart, isThere: (iri: Iri) => boolean): string | null =>
  largestOf<RemoteFile>(pictures.filter(({ url }) => isThere(url)))?.url ?? null;

const tagsOf = (names: readonly string[]): readonly string[] =>
  names.filter(({ length }) => length <= MOST.tag).slice(0, LIMITS.content.tags);

/**
 * What can be played here of a document: a finished video with an HLS playlist on the host of the document itself. Null where
 * there is nothing of the kind.
 */
export const videoOf = ({ id, type, url, video, hashtags }: Content): VideoFromElsewhere | null => {
  if (type !== 'Video' || video === null || video.live) return null;
  if (video.seconds === null || video.seconds > MOST.seconds) return null;
  const isThere = (iri: Iri): boolean => sameHost(iri, id);
  const stream = video.streams.find(({ playlist }) => isThere(playlist));
  if (stream === undefined) return null;
  const chapters = video.chapters !== null && isThere(video.chapters) ? video.chapters : null;
  return {
    uri: id,
    url,
    durationMs: video.seconds * 1000,
    ...sizeOf(video),
    tags: tagsOf(hashtags.map(({ name }) => name)),
    playlist: stream.playlist,
    poster: posterOf(video, isThere),
    captions: captionsOf(video, isThere),
    chapters,
  };
};
