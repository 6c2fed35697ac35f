import type { BareItem, Item } from 'structured-headers';

import { requiredField, type SignedMessage } from './received-request.js';
import { refuse } from './signature-refused.js';

/** One covered component of RFC 9421: a field's name or a derived one such as `@method`, and its parameters. */
export interface MessageComponent {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, BareItem>;
}

/** @throws SignatureRefused `signature-malformed` */
export const componentOf = ([name, parameters]: Item): MessageComponent =>
  typeof name === 'string' && /^@?[a-z0-9!#$%&'*+\-.^_`|~]+$/.test(name)
    ? { name, parameters }
    : refuse('signature-malformed');

/**
 * The value of a component in a request (RFC 9421, sections 2.1 and 2.2). The parameters `sf`, `key`, `bs`, `tr` and
 * `req` are refused: no peer signs inboxes or documents with them.
 *
 * @throws SignatureRefused `component-unsupported`, `field-absent`
 */
export function componentValue(message: SignedMessage, component: MessageComponent): string {
  if (component.name === '@query-param') return queryParameter(message, component);
  if (component.parameters.size > 0) return refuse('component-unsupported');
  if (!component.name.startsWith('@')) return requiredField(message, component.name);
  return derivedValue(message, component.name);
}

function derivedValue({ method, scheme, authority, path, query }: SignedMessage, name: string): string {
  switch (name) {
    case '@method':
      return method;
    case '@target-uri':
      return `${scheme}://${authority}${path}${query}`;
    case '@authority':
      return authority;
    case '@scheme':
      return scheme;
    case '@request-target':
      return path + query;
    case '@path':
      return path;
    case '@query':
      return query === '' ? '?' : query;
    default:
      return refuse('component-unsupported');
  }
}

/** Section 2.2.8: decoded as a form, encoded anew; a name that occurs twice cannot be covered. */
function queryParameter(message: SignedMessage, { parameters }: MessageComponent): string {
  const name = parameters.get('name');
  if (typeof name !== 'string' || parameters.size > 1) return refuse('component-unsupported');
  const values = [...new URLSearchParams(message.query)].filter(([other]) => formEncoded(other) === name);
  const [first, second] = values;
  return first === undefined || second !== undefined ? refuse('field-absent') : formEncoded(first[1]);
}

/** The percent-encode set of application/x-www-form-urlencoded, with spaces as `%20`. */
const formEncoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
