import type { Answered, FetchFailure } from '#libs/safe-fetch';

/**
 * What came of an attempt. `failing`: the host cannot take it now, nor anything else. `busy`: it wants a pause. `final`:
 * it will not take this, ever. `gone`: there is no such inbox any more.
 */
export type Outcome = {
  readonly status: number | null;
  /** For the administrators; partly text of the other side. */
  readonly error: string;
} & (
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failing'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'final' }
  | { readonly kind: 'gone' }
);

const MOST_OF_ANSWER = 300;

/** PostgreSQL takes no NUL, and a log no other control character. */
const printable = (text: string): string =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_OF_ANSWER);

const ofAnswer = ({ status, body, retryAfterSeconds }: Answered): Outcome => {
  const error = printable(`${status} ${body}`);
  if (status >= 200 && status < 300) return { kind: 'delivered', status, error: '' };
  if (status === 410) return { kind: 'gone', status, error };
  if (status === 429) return { kind: 'busy', status, error, retryAfterSeconds };
  if (status === 408 || status >= 500) return { kind: 'failing', status, error, retryAfterSeconds };
  return { kind: 'final', status, error };
};

/** Only what may pass by itself is tried again: network errors, 408, 429 and 5xx. */
export const outcomeOf = (result: Answered | FetchFailure): Outcome => {
  if (result.kind === 'answered') return ofAnswer(result);
  const why = 'why' in result ? `: ${result.why}` : '';
  const code = 'code' in result && result.code !== null ? ` (${result.code})` : '';
  const error = `${result.kind}${why}${code}`;
  if (result.kind === 'refused') return { kind: 'final', status: null, error };
  return { kind: 'failing', status: null, error, retryAfterSeconds: null };
};
