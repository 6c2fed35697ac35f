import { pictureBits, SOUND_BITS, type RecordingFormat } from './recording-format.js';
import { addChunk, addRecording, whileGrowing, type Recording } from './recording-store.js';

/** What is written at once: a page that is killed loses no more. */
const SLICE_MILLISECONDS = 1000;

/** Milliseconds without the pauses. */
class Stopwatch {
  private before = 0;
  private since: number | null = null;

  get elapsed(): number {
    return Math.round(this.before + (this.since === null ? 0 : performance.now() - this.since));
  }

  go(): void {
    this.since ??= performance.now();
  }

  halt(): void {
    this.before = this.elapsed;
    this.since = null;
  }
}

const optionsFor = (stream: MediaStream, mediaType: string, isScreen: boolean): MediaRecorderOptions => {
  const { width = 1280, height = 720, frameRate = 30 } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  return {
    mimeType: mediaType,
    videoBitsPerSecond: pictureBits({ width, height, frameRate, isScreen }),
    audioBitsPerSecond: SOUND_BITS,
  };
};

interface NewRecording {
  readonly personId: string;
  readonly format: RecordingFormat;
  readonly isScreen: boolean;
}

const newRecording = ({ personId, format }: NewRecording): Recording => {
  const startedAt = Date.now();
  const moment = new Date(startedAt - new Date(startedAt).getTimezoneOffset() * 60_000);
  return {
    id: crypto.randomUUID(),
    personId,
    mediaType: format.mediaType.split(';')[0] ?? '',
    fileName: `${moment.toISOString().slice(0, 16).replaceAll(':', '.').replace('T', ' ')}.${format.ending}`,
    startedAt,
    durationMs: 0,
    bytes: 0,
    chunks: 0,
    excerpt: null,
    uploadId: null,
    draftId: null,
  };
};

/** Records a stream onto this device, second by second. */
export class StreamRecorder {
  readonly id: string;
  /** Settles when everything is written; rejects with the first thing that could not be. */
  readonly grown: Promise<void>;
  private readonly watch = new Stopwatch();
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly recorder: MediaRecorder,
    { id }: Recording,
  ) {
    this.id = id;
    recorder.addEventListener('dataavailable', ({ data }) => this.write(data));
    this.grown = new Promise((resolve, reject) => {
      recorder.addEventListener('error', () => reject(new Error('The recorder has stopped')));
      recorder.addEventListener('stop', () => void this.writing.then(resolve, reject));
    });
    whileGrowing(id, this.grown);
    recorder.start(SLICE_MILLISECONDS);
    this.watch.go();
  }

  /** @throws DOMException when nothing can be kept on this device */
  static async start(stream: MediaStream, made: NewRecording): Promise<StreamRecorder> {
    const recording = newRecording(made);
    await addRecording(recording);
    const options = optionsFor(stream, made.format.mediaType, made.isScreen);
    return new StreamRecorder(new MediaRecorder(stream, options), recording);
  }

  get elapsed(): number {
    return this.watch.elapsed;
  }

  pause(): void {
    if (this.recorder.state === 'recording') this.recorder.pause();
    this.watch.halt();
  }

  goOn(): void {
    if (this.recorder.state === 'paused') this.recorder.resume();
    this.watch.go();
  }

  stop(): void {
    this.watch.halt();
    if (this.recorder.state !== 'inactive') this.recorder.stop();
  }

  private write(data: Blob): void {
    if (data.size === 0) return;
    const durationMs = this.elapsed;
    this.writing = this.writing.then(() => addChunk(this.id, data, durationMs));
    this.writing.catch(() => this.stop());
  }
}
