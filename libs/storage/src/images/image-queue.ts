import { failure } from '../failures.js';

const AT_ONCE = 2;
const MOST_WAITING = 50;

/** Lets two images at a time onto the threads that files and passwords need as well. */
export class ImageQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * Runs a job when its turn comes. What the job `hold`s may outlive its answer: a decoder that cannot be
   * interrupted keeps its place until it ends.
   * @throws DomainError `upload.busy` when 50 others wait already
   */
  async run<T>(job: (hold: (work: Promise<unknown>) => void) => Promise<T>): Promise<T> {
    await this.enter();
    const held: Promise<unknown>[] = [];
    try {
      return await job((work) => held.push(work));
    } finally {
      void Promise.allSettled(held).then(() => {
        this.leave();
      });
    }
  }

  private async enter(): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MOST_WAITING) throw failure('upload.busy');
    // The place is handed over by `leave`, so the count stays as it is.
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
