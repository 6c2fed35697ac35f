export type Container = 'mp4' | 'mov' | 'webm' | 'matroska' | 'mp3' | 'ogg' | 'wav';

/** The picture as it is shown: after rotation, with square pixels. `frameRate` in frames per second, 0 if unknown. */
export interface VideoFacts {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** Clockwise degrees by which the stored picture was turned to be shown. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly frameRate: number;
}

export interface AudioFacts {
  readonly codec: string;
  readonly channels: number;
}

/** What is in a file, after container and codecs were found on the list. */
export interface MediaFacts {
  readonly container: Container;
  readonly durationMs: number;
  readonly video: VideoFacts | null;
  readonly audio: AudioFacts | null;
}
