/** Why a file does not become a video: stored, and shown to its author in words. */
export type RefusalCode =
  | 'unknown-container'
  | 'codec-not-allowed'
  | 'too-long'
  | 'too-large-picture'
  | 'too-many-frames'
  | 'too-many-streams'
  | 'broken'
  | 'nothing-to-play'
  | 'took-too-long'
  | 'too-much-output'
  | 'out-of-memory';

/**
 * The file itself is the reason, so that another attempt would end the same way. Whatever else goes wrong (a full
 * disk, an ffmpeg that somebody ended) is an ordinary Error.
 */
export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';

  constructor(
    readonly code: RefusalCode,
    detail = '',
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
  }
}
