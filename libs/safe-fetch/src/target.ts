import { isIP } from 'node:net';

import { LIMITS } from '#libs/kernel';

import { refused } from './failure.js';

/** Where a connection for a named host goes instead of to the addresses of its name. */
export interface DialTarget {
  readonly address: string;
  readonly port: number;
}

/** Hosts, in canonical spelling, with the address that takes the place of their own. */
export type DialMap = Readonly<Record<string, DialTarget>>;

/** An address that may be asked, after one parse. */
export interface Target {
  /** The URL as every part of the program writes it, without its fragment. */
  readonly href: string;
  /** Empty, or the fragment with its `#`. */
  readonly fragment: string;
  readonly host: string;
  /** As the `Host` header has it: with the port where it is not 443. */
  readonly authority: string;
  /** Path and query. */
  readonly path: string;
  readonly dial: DialTarget | null;
}

/** Dropped, trimmed or turned round by the URL parser, so that two readers would see two addresses. */
const CHANGED_BY_PARSING = /[\u0000-\u0020\u007f\\]/;
const AUTHORITY = /^https:\/\/([^/?#]*)/i;
const NAME_AND_PORT = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d{1,5})?$/i;
const MOST_NAME = 253;

/**
 * The only parse of an address that somebody else chose.
 * @param text anything: values of other types are refused, as JSON from elsewhere has them where strings belong
 * @throws FetchFailed `malformed`, `not-https`, `user-info`, `host-name`, `port`
 */
export const parseTarget = (text: unknown, dialMap: DialMap): Target => {
  const { url, host } = parse(text);
  const dial = Object.hasOwn(dialMap, host) ? (dialMap[host] ?? null) : null;
  if (url.port !== '' && dial === null) throw refused('port');
  const { hash: fragment } = url;
  url.hash = '';
  return { href: url.href, fragment, host, authority: url.host, path: url.pathname + url.search, dial };
};

const parse = (text: unknown): { url: URL; host: string } => {
  if (typeof text !== 'string' || text.length > LIMITS.outgoing.addressLength) throw refused('malformed');
  if (CHANGED_BY_PARSING.test(text) || !text.isWellFormed()) throw refused('malformed');
  const host = hostIn(text);
  const url = URL.parse(text);
  // A parser that reads another host here has decoded a number or an invalid international name.
  if (url === null || url.hostname !== host) throw refused('host-name');
  return { url, host };
};

/** The host as it is written, in lower case. */
const hostIn = (text: string): string => {
  const authority = AUTHORITY.exec(text)?.[1];
  if (authority === undefined) throw refused('not-https');
  if (authority.includes('@')) throw refused('user-info');
  const host = NAME_AND_PORT.exec(authority)?.[1]?.toLowerCase();
  if (host === undefined || host.length > MOST_NAME || isIP(host) !== 0) throw refused('host-name');
  return host;
};

/**
 * The address that a redirect leads to.
 * @param location the header as Node.js gives it, each byte a character
 * @throws FetchFailed as `parseTarget`
 */
export const parseRedirect = (location: string, from: Target, dialMap: DialMap): Target => {
  const text = Buffer.from(location, 'latin1').toString('utf8');
  if (CHANGED_BY_PARSING.test(text)) throw refused('malformed');
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return parseTarget(text, dialMap);
  if (text.startsWith('//')) return parseTarget(`https:${text}`, dialMap);
  return parseTarget(URL.parse(text, from.href)?.href, dialMap);
};
