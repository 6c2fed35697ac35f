import { HANDLE } from '#libs/kernel';

const SAFE_SCHEMES: readonly string[] = ['http', 'https', 'mailto'];

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const OWN_FILE = new RegExp(`^/files/${UUID}/[a-z0-9-]{1,20}$`);

const OWN_ACTOR = new RegExp(`^/(?:@|c/)${HANDLE}$`);

/** What no address on a page needs and browsers skip or read as something else: control characters, spaces, `\`. */
const CONFUSING = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff\\]/;

/** An uploaded file of this instance, such as `/files/<id>/download`. */
export const isOwnFile = (address: string): boolean => OWN_FILE.test(address);

/** The page of a person or community on this instance, such as `/@ada` or `/c/planning@leeds.example`. */
export const isOwnActor = (address: string): boolean => OWN_ACTOR.test(address);

/** A complete address that may leave this instance: `https`, `http` or `mailto`, written without tricks. */
export const isSafeLink = (address: string): boolean => {
  if (CONFUSING.test(address)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined || !SAFE_SCHEMES.includes(scheme)) return false;
  return scheme === 'mailto' || (/^https?:\/\//i.test(address) && URL.canParse(address));
};
