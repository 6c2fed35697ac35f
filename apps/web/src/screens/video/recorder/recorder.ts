import { LIMITS } from '#libs/kernel';

import { openSources, type OpenSources, type Wish } from './open-sources.js';
import { problemOf, type RecorderProblem } from './recorder-problem.js';
import { chooseFormat } from './recording-format.js';
import { readRecording, removeRecording, type Recording } from './recording-store.js';
import { StreamRecorder } from './stream-recorder.js';

/** From `choosing` through `ready` (picture and sound are tested) and the countdown to the recording and its `review`. */
export type RecorderPhase =
  | 'choosing'
  | 'opening'
  | 'ready'
  | 'counting'
  | 'recording'
  | 'paused'
  | 'closing'
  | 'review';

export interface RecorderState {
  readonly phase: RecorderPhase;
  readonly problem: RecorderProblem | null;
  /** What is seen and heard now. */
  readonly stream: MediaStream | null;
  /** Seconds until the recording starts. */
  readonly count: number;
  readonly elapsedMs: number;
  /** What is looked at. */
  readonly recording: Recording | null;
}

const CHOOSING: RecorderState = {
  phase: 'choosing',
  problem: null,
  stream: null,
  count: 0,
  elapsedMs: 0,
  recording: null,
};

export const COUNTDOWN_SECONDS = 3;
const SECOND = 1000;
const TICK = 250;
const LONGEST_MS = LIMITS.media.seconds * SECOND;

/** One person's recorder on one page. */
export class Recorder {
  private state = CHOOSING;
  private readonly listeners = new Set<() => void>();
  private sources: OpenSources | null = null;
  private recording: StreamRecorder | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly personId: string) {}

  readonly current = (): RecorderState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Opens picture and sound to look and listen. */
  async test(wish: Wish): Promise<void> {
    if (await this.open(wish)) this.change({ phase: 'ready' });
  }

  /** Counts down and records, from what is open already or is opened first. */
  async start(wish: Wish): Promise<void> {
    if (this.state.phase !== 'ready' && !(await this.open(wish))) return;
    this.change({ phase: 'counting', count: COUNTDOWN_SECONDS });
    this.every(SECOND, () => {
      const count = this.state.count - 1;
      this.change({ count });
      if (count > 0) return;
      clearInterval(this.timer);
      void this.record(wish).catch((error: unknown) => this.fail(problemOf(error)));
    });
  }

  /** Lets picture and sound go; nothing was recorded. */
  cancel(): void {
    this.close();
    this.change(CHOOSING);
  }

  pause(): void {
    this.recording?.pause();
    this.change({ phase: 'paused', elapsedMs: this.recording?.elapsed ?? 0 });
  }

  goOn(): void {
    this.recording?.goOn();
    this.change({ phase: 'recording' });
  }

  finish(): void {
    if (this.recording === null) return;
    clearInterval(this.timer);
    this.change({ phase: 'closing' });
    this.recording.stop();
  }

  /** Shows what was recorded, now or before. */
  review(recording: Recording): void {
    this.close();
    this.change({ ...CHOOSING, phase: 'review', recording });
  }

  async discard(): Promise<void> {
    const { recording } = this.state;
    this.change(CHOOSING);
    if (recording !== null) await removeRecording(recording.id);
  }

  /** Says what went wrong elsewhere on the page. */
  complain(error: unknown): void {
    this.change({ problem: problemOf(error) });
  }

  /** The page is left: what was recorded stays on this device. */
  leave(): void {
    this.recording?.stop();
    this.cancel();
  }

  private async open(wish: Wish): Promise<boolean> {
    this.close();
    this.change({ ...CHOOSING, phase: 'opening' });
    // The page may be left, or an older recording looked at, before the person has allowed anything.
    const isAwaited = (): boolean => this.state.phase === 'opening';
    try {
      const sources = await openSources(wish, () => this.ended());
      if (isAwaited()) {
        this.sources = sources;
        this.change({ stream: sources.stream });
        return true;
      }
      sources.stop();
    } catch (error) {
      if (isAwaited()) this.fail(problemOf(error));
    }
    return false;
  }

  private async record({ source }: Wish): Promise<void> {
    const format = chooseFormat((type) => MediaRecorder.isTypeSupported(type));
    if (format === null || this.sources === null) return this.fail('unsupported');
    const made = { personId: this.personId, format, isScreen: source !== 'camera' };
    const recording = await StreamRecorder.start(this.sources.stream, made).catch((error: unknown) => {
      throw problemOf(error) === 'full' ? error : new DOMException('', 'NotKept');
    });
    this.recording = recording;
    this.change({ phase: 'recording', elapsedMs: 0 });
    this.every(TICK, () => {
      this.change({ elapsedMs: recording.elapsed });
      if (recording.elapsed >= LONGEST_MS) this.finish();
    });
    recording.grown.then(
      () => void this.recorded(recording, null),
      (error: unknown) => void this.recorded(recording, problemOf(error)),
    );
  }

  /** Whatever has ended the recording, what was written is there to be used. */
  private async recorded({ id }: StreamRecorder, problem: RecorderProblem | null): Promise<void> {
    const recording = await readRecording(id).catch(() => undefined);
    this.close();
    if (recording === undefined || recording.chunks === 0) return this.fail(problem ?? 'broken');
    this.review(recording);
    this.change({ problem });
  }

  /** Somebody stopped sharing, or pulled the camera out. */
  private ended(): void {
    if (this.recording !== null) this.finish();
    else this.cancel();
  }

  private fail(problem: RecorderProblem): void {
    this.close();
    this.change({ ...CHOOSING, problem });
  }

  private close(): void {
    clearInterval(this.timer);
    this.sources?.stop();
    this.sources = null;
    this.recording = null;
  }

  private every(milliseconds: number, run: () => void): void {
    clearInterval(this.timer);
    this.timer = setInterval(run, milliseconds);
  }

  private change(how: Partial<RecorderState>): void {
    this.state = { ...this.state, ...how };
    for (const listener of this.listeners) listener();
  }
}
