import { domainToASCII } from 'node:url';

import { LONGEST_HANDLE, NAME_ELSEWHERE } from '#libs/kernel';

/** A name at a host, as people write it: `@alice@northfield.example`. */
export interface Handle {
  readonly name: string;
  /** Lower case; letters of other scripts in their ASCII form. */
  readonly host: string;
}

const NAME = new RegExp(`^${NAME_ELSEWHERE}$`, 'i');
const ASCII_HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** What would mean something else in an address: a port, a path, a user, an escape, white space. */
const ADDRESS_SYNTAX = /[\s/:#?@%[\]\\]/u;

const hostIn = (text: string): string | null => {
  if (text === '' || ADDRESS_SYNTAX.test(text)) return null;
  const host = domainToASCII(text);
  return ASCII_HOST.test(host) ? host : null;
};

/** Reads `@name@host`, `name@host`, `acct:name@host`, or of communities `!name@host`; null when it is no such thing. */
export const readHandle = (text: string): Handle | null => {
  if (text.length > LONGEST_HANDLE) return null;
  const [name, host, ...rest] = text.replace(/^(?:acct:@?|[@!])/i, '').split('@');
  if (name === undefined || host === undefined || rest.length > 0 || !nameIsKnown(name)) return null;
  const ascii = hostIn(host);
  return ascii === null ? null : { name, host: ascii };
};

/** An instance's own name is its host, which has dots as other names may. */
const nameIsKnown = (name: string): boolean => NAME.test(name) || ASCII_HOST.test(name);

export const isSameHandle = (one: Handle, other: Handle): boolean =>
  one.host === other.host && one.name.toLowerCase() === other.name.toLowerCase();

/** Where somebody's host is asked for them: one path, whatever the name. */
export const webFingerAddress = ({ name, host }: Handle): string =>
  `https://${host}/.well-known/webfinger?resource=${encodeURIComponent(`acct:${name}@${host}`)}`;
