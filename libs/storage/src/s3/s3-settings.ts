/** How to reach an S3 server. The bucket is created when missing; the keys need rights on it alone. */
export interface S3Settings {
  readonly kind: 's3';
  /** `https://s3.example.org` or `http://127.0.0.1:9000`, without a path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** Times after which the server is taken for gone (milliseconds). */
export interface S3Patience {
  /** No byte in either direction while a request is under way. */
  readonly idleMs: number;
  /** As above, while a body is read; a reader on a slow line pauses us for long. */
  readonly readingMs: number;
  /** Attempts per request, and the pause before the second, doubled for each further one. */
  readonly attempts: number;
  readonly pauseMs: number;
}

export const USUAL_PATIENCE: S3Patience = { idleMs: 10_000, readingMs: 120_000, attempts: 3, pauseMs: 150 };
