import { FetchFailed } from './failure.js';

/** One span of time for all steps of a request. When it is over, `signal` aborts with the failure `timeout`. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(seconds: number) {
    const end = (): void => this.controller.abort(new FetchFailed({ kind: 'timeout' }));
    this.timer = setTimeout(end, seconds * 1000);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The request is over, or from now on somebody else watches over it. */
  lift(): void {
    clearTimeout(this.timer);
  }

  /** Waits for `work` until the time is over. What `work` does afterwards is nobody's concern. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = (): void => reject(this.signal.reason as Error);
      if (this.signal.aborted) late();
      this.signal.addEventListener('abort', late, { once: true });
      work.then(resolve, reject).finally(() => this.signal.removeEventListener('abort', late));
    });
  }
}
