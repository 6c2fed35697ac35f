import { requiredField, type SignedMessage } from './received-request.js';
import { refuse } from './signature-refused.js';

/** What the signing string of draft-cavage is made of, besides the message. */
export interface CavageCoverage {
  readonly covered: readonly string[];
  readonly created?: string | undefined;
  readonly expires?: string | undefined;
}

/** Peers disagree whether `(request-target)` holds the query. */
export type CavageTarget = 'with-query' | 'path-only';

/**
 * The text that a signature of draft-cavage signs (section 2.3): a line for each covered field.
 *
 * @throws SignatureRefused `field-absent` for a covered field or parameter that is not there
 */
export const cavageSigningString = (
  message: SignedMessage,
  coverage: CavageCoverage,
  target: CavageTarget,
): string =>
  coverage.covered.map((name) => `${name}: ${valueOf(name, message, coverage, target)}`).join('\n');

function valueOf(
  name: string,
  message: SignedMessage,
  coverage: CavageCoverage,
  target: CavageTarget,
): string {
  switch (name) {
    case '(request-target)':
      return `${message.method.toLowerCase()} ${message.path}${target === 'with-query' ? message.query : ''}`;
    case '(created)':
      return coverage.created ?? refuse('field-absent');
    case '(expires)':
      return coverage.expires ?? refuse('field-absent');
    default:
      return requiredField(message, name);
  }
}
