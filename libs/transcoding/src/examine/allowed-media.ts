import type { Container } from '../media-facts.js';

/** The demuxer that is forced for each container; no other one is ever tried. */
export const DEMUXERS: Record<Container, string> = {
  mp4: 'mov',
  mov: 'mov',
  webm: 'matroska',
  matroska: 'matroska',
  mp3: 'mp3',
  ogg: 'ogg',
  wav: 'wav',
};

const PCM = [
  'u8',
  's8',
  'alaw',
  'mulaw',
  ...['s16', 's24', 's32', 'f32', 'f64'].flatMap((format) => [`${format}le`, `${format}be`]),
].map((format) => `pcm_${format}`);

export const VIDEO_CODECS: ReadonlySet<string> = new Set(['h264', 'hevc', 'vp8', 'vp9', 'av1']);
export const AUDIO_CODECS: ReadonlySet<string> = new Set(['aac', 'mp3', 'opus', 'vorbis', 'flac', ...PCM]);

/** Names of ffmpeg's decoders for those codecs: where two exist, ffmpeg takes the one that it prefers. */
export const DECODERS = [...VIDEO_CODECS, ...AUDIO_CODECS, 'libdav1d', 'mp3float'].join(',');
