import { refuse } from './signature-refused.js';

/** Header fields in the order and spelling of the wire; a name may occur several times. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request as it came in. */
export interface ReceivedRequest {
  readonly method: string;
  /** The public address that was asked: our own origin, then path and query exactly as on the wire. */
  readonly url: string;
  readonly headers: HeaderList;
  /** The bytes of the body before anything parsed them; empty for a request without one. */
  readonly rawBody: Uint8Array;
}

/** What signatures cover: a received request whose parts are safe to put into lines of text. */
export interface SignedMessage {
  readonly method: string;
  readonly scheme: string;
  /** Host in lower case, and the port unless it is the usual one. */
  readonly authority: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly headers: HeaderList;
  readonly rawBody: Uint8Array;
}

/** Pairs up Node's `rawHeaders`, in which names and values alternate. */
export const headerListOf = (rawHeaders: readonly string[]): HeaderList =>
  Array.from({ length: Math.floor(rawHeaders.length / 2) }, (_, index) => [
    rawHeaders[2 * index] ?? '',
    rawHeaders[2 * index + 1] ?? '',
  ]);

const METHOD = /^[A-Z]{1,20}$/;
const URL_PARTS =
  /^(https?):\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?(\/[\x21\x22\x24-\x3e\x40-\x7e\x80-\xff]*)?(\?[\x21\x22\x24-\x7e\x80-\xff]*)?$/i;
/** Node reads header bytes as Latin-1: what lies outside of it, and line ends, never came over the wire. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const USUAL_PORTS: Record<string, string> = { http: ':80', https: ':443' };

/**
 * Splits a request into what signatures cover. The path stays as it came: normalising it would change signed bytes.
 *
 * @throws SignatureRefused `request-malformed`
 */
export function signedMessageOf(request: ReceivedRequest): SignedMessage {
  const method = request.method.toUpperCase();
  const parts = URL_PARTS.exec(request.url);
  const wellFormed = request.headers.every(
    ([name, value]) => FIELD_NAME.test(name) && FIELD_VALUE.test(value),
  );
  if (parts === null || !METHOD.test(method) || !wellFormed) return refuse('request-malformed');
  const [, scheme = '', host = '', port = '', path = '/', query = ''] = parts;
  return {
    method,
    scheme: scheme.toLowerCase(),
    authority: host.toLowerCase() + (port === USUAL_PORTS[scheme.toLowerCase()] ? '' : port),
    path,
    query,
    headers: request.headers,
    rawBody: request.rawBody,
  };
}

/** The value of a field as both drafts sign it: every occurrence, trimmed, joined by `, `; undefined when absent. */
export function fieldValue(headers: HeaderList, name: string): string | undefined {
  const values = headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value.trim());
  return values.length === 0 ? undefined : values.join(', ');
}

/** @throws SignatureRefused `field-absent` */
export const requiredField = (message: SignedMessage, name: string): string =>
  fieldValue(message.headers, name) ?? refuse('field-absent');

/** Refuses a request that names another host than the one that was asked. */
export function checkHost(message: SignedMessage): void {
  const host = requiredField(message, 'host').toLowerCase();
  const usual = USUAL_PORTS[message.scheme] ?? '';
  if (host !== message.authority && host !== message.authority + usual) refuse('host-differs');
}
