interface Sample {
  readonly at: number;
  readonly sent: number;
}

const WINDOW_MILLISECONDS = 10_000;
const LEAST_MILLISECONDS = 1000;

/** How fast bytes go, over the last ten seconds. */
export class UploadRate {
  private samples: Sample[] = [];

  /** @returns bytes a second, or null as long as there is too little to tell */
  add(sent: number, now = performance.now()): number | null {
    this.samples = [...this.samples.filter(({ at }) => now - at <= WINDOW_MILLISECONDS), { at: now, sent }];
    const first = this.samples[0];
    if (first === undefined || now - first.at < LEAST_MILLISECONDS || sent < first.sent) return null;
    return ((sent - first.sent) * 1000) / (now - first.at);
  }

  /** What came before a pause says nothing of what comes after it. */
  reset(): void {
    this.samples = [];
  }
}
