import { LIMITS } from '#libs/kernel';

declare const checked: unique symbol;

/**
 * The address of a document on another server, or on ours: `https`, no user name, a host name with a dot (never a
 * bare address of a machine), the host written as servers compare it (lower case, ASCII). Only {@link readIri} makes one.
 */
export type Iri = string & { readonly [checked]: 'Iri' };

/** What no address needs and readers disagree about: control characters, spaces, quotes, brackets, `\`. */
const CONFUSING = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff\\"<>^`{|}]/;

const WRITTEN_OUT = /^https:\/\/[^/]/i;
const NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/;
const MACHINE = /^[\d.]+$/;

const isNamedHost = (host: string): boolean => NAME.test(host) && !MACHINE.test(host);

const isPlain = (text: string): boolean =>
  text.length <= LIMITS.federation.address &&
  WRITTEN_OUT.test(text) &&
  !CONFUSING.test(text) &&
  text.isWellFormed();

const isAcceptable = (url: URL): boolean =>
  url.protocol === 'https:' && url.username === '' && url.password === '' && isNamedHost(url.hostname);

const isWrittenAs = (text: string, host: string): boolean => {
  const start = `https://${host}`;
  return text.startsWith(start) && /^(?:[/?#]|$)/.test(text.slice(start.length, start.length + 1));
};

/**
 * Reads an address that somebody else wrote. Anything but a string is no address, however much it looks like the
 * options of an HTTP client. The text stays as the peer wrote it, since peers compare ids as texts; only a host in
 * another spelling (upper case, international, default port) is written in its one canonical form.
 */
export const readIri = (value: unknown): Iri | null => {
  if (typeof value !== 'string' || !isPlain(value)) return null;
  const url = URL.parse(value);
  if (url === null || !isAcceptable(url)) return null;
  return (isWrittenAs(value, url.host) ? value : url.href) as Iri;
};

/** The host, with its port where it is not the usual one. */
export const hostOf = (iri: Iri): string => iri.slice('https://'.length).split(/[/?#]/, 1)[0] ?? '';

/** Scheme, host and port: what the key of an actor may speak for at most. */
export const originOf = (iri: Iri): string => `https://${hostOf(iri)}`;

export const sameHost = (one: Iri, other: Iri): boolean => hostOf(one) === hostOf(other);

/** The address of the document that a fragment (`#main-key`, `#likes/2`) is a part of. */
export const withoutFragment = (iri: Iri): Iri => iri.split('#', 1)[0] as Iri;
