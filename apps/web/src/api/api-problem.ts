/** Failures that never reached the server, or never came back. */
export type ConnectionFailure = 'connection.lost' | 'connection.slow' | 'connection.unclear';

interface Parts {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * Why an operation failed: a problem document of the server (RFC 9457), or a failed connection (status 0 and a
 * `ConnectionFailure` as its code). `title` and `detail` are in the reader's language when the server wrote them.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** Name of a body field (as in `title` or `members.0.role`) to what is wrong with it, in words. */
  readonly fields: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(parts: Parts) {
    super(`${parts.status} ${parts.code}`);
    this.name = 'ApiProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail;
    this.fields = parts.fields ?? {};
    this.retryAfterSeconds = parts.retryAfterSeconds;
  }
}

export const connectionProblem = (code: ConnectionFailure): ApiProblem =>
  new ApiProblem({ status: 0, code, title: '' });

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const fieldTexts = (fields: unknown): Record<string, string> => {
  if (!Array.isArray(fields)) return {};
  const texts = fields.map((field) => {
    const { path, detail, code } = record(field);
    return [word(path) ?? '', word(detail) ?? word(code) ?? ''];
  });
  return Object.fromEntries(texts.filter(([path]) => path !== '')) as Record<string, string>;
};

/** Reads a failed answer; one that is no problem document (a proxy's error page) becomes `connection.unclear`. */
export const problemOf = async (response: Response): Promise<ApiProblem> => {
  const type = response.headers.get('content-type') ?? '';
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const body = record(
    /\bproblem\+json\b|application\/json/.test(type) ? await response.json().catch(() => null) : null,
  );
  return new ApiProblem({
    status: response.status,
    code: word(body['code']) ?? 'connection.unclear',
    title: word(body['title']) ?? '',
    detail: word(body['detail']),
    fields: fieldTexts(body['fields']),
    retryAfterSeconds: Number.isFinite(wait) ? wait : undefined,
  });
};
