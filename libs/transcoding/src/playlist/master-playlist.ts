import { PLAYLIST } from '../encode/output-arguments.js';
import type { Rendition } from '../renditions.js';

/** The playlist of playlists (RFC 8216, 4.3.4.2): pictures from small to large, sound alone last. */
export const masterPlaylist = (renditions: readonly Rendition[]): string => {
  const pictures = renditions.filter(({ kind }) => kind === 'video');
  const sounds = renditions.filter(({ kind }) => kind === 'audio');
  const entries = [...pictures, ...sounds].flatMap((rendition) => [
    `#EXT-X-STREAM-INF:${attributesOf(rendition).join(',')}`,
    `${rendition.folder}/${PLAYLIST}`,
  ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...entries, ''].join('\n');
};

const attributesOf = ({ bitsPerSecond, codecs, width, height }: Rendition): string[] => [
  `BANDWIDTH=${bitsPerSecond}`,
  `CODECS="${codecs}"`,
  ...(width === null || height === null ? [] : [`RESOLUTION=${width}x${height}`]),
];
