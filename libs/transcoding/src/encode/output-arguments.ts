import { THREADS } from '../process/input-arguments.js';
import type { Storyboard } from '../renditions.js';
import { pictureLabel, STORYBOARD_LABEL } from './filter-graph.js';
import type { Rung } from './ladder.js';

/** Seconds of a segment; every one begins with a key frame at the same time on all rungs. */
export const SEGMENT_SECONDS = 4;
const MOST_FRAMES_BETWEEN_KEYS = 2 * SEGMENT_SECONDS * 30;

export const AUDIO_NAME = 'audio';
const AUDIO_ALONE_KILOBITS = 96;
export const PLAYLIST = 'index.m3u8';

/** The sound that goes with a picture, or alone. `channels` as in the source; more than two are mixed down. */
export interface Sound {
  readonly stream: number;
  readonly channels: number;
}

/** Arguments for one rung with its own copy of the sound. */
export const rungArguments = (rung: Rung, sound: Sound | null): string[] =>
  [
    ['-map', pictureLabel(rung)],
    sound === null ? [] : soundArguments(sound, rung.audioKilobits),
    ['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ['-crf', '23', '-maxrate', `${rung.kilobits}k`, '-bufsize', `${2 * rung.kilobits}k`],
    ['-force_key_frames', `expr:gte(t,n_forced*${SEGMENT_SECONDS})`, '-forced-idr', '1'],
    ['-g', String(MOST_FRAMES_BETWEEN_KEYS), '-sc_threshold', '0', '-threads', String(THREADS)],
    segmentArguments(rung.name),
  ].flat();

export const soundAloneArguments = (sound: Sound): string[] => [
  ...soundArguments(sound, AUDIO_ALONE_KILOBITS),
  ...segmentArguments(AUDIO_NAME),
];

export const storyboardArguments = ({ image }: Storyboard): string[] =>
  ['-map', STORYBOARD_LABEL, pictureFileArguments(image)].flat();

/** One JPEG. */
export const pictureFileArguments = (name: string): string[] =>
  [
    ['-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '4'],
    WITHOUT_METADATA,
    ['-f', 'image2', '-update', '1', name],
  ].flat();

/** Who filmed, where, and with what does not leave the original. */
const WITHOUT_METADATA = [
  ['-map_metadata', '-1', '-map_chapters', '-1'],
  ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
].flat();

/** Gaps in the sound, and before it, become silence: it would run ahead of the picture otherwise. */
const soundArguments = ({ stream, channels }: Sound, kilobits: number): string[] =>
  [
    ['-map', `0:${stream}`, '-af', 'aresample=async=1:first_pts=0'],
    [
      '-c:a',
      'aac',
      '-b:a',
      `${kilobits}k`,
      '-ar',
      '48000',
      '-ac',
      String(Math.min(2, Math.max(1, channels))),
    ],
  ].flat();

const segmentArguments = (folder: string): string[] =>
  [
    WITHOUT_METADATA,
    ['-max_muxing_queue_size', '4096'],
    ['-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_list_size', '0', '-hls_playlist_type', 'vod'],
    ['-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments'],
    ['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', `${folder}/%05d.m4s`],
    [`${folder}/${PLAYLIST}`],
  ].flat();
