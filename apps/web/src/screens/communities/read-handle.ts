/** A community as somebody would paste it. */
export interface CommunityHandle {
  readonly name: string;
  /** The server it lives on, or `null` when only a name was given. */
  readonly host: string | null;
}

const HANDLE = /^!?([a-z0-9_]{1,30})@([a-z0-9.-]{1,253}(?::\d{1,5})?)$/i;
const SHORT = /^!([a-z0-9_]{1,30})$/i;
const PATH = /^\/c\/([a-z0-9_]{1,30})(?:@([a-z0-9.:-]{1,253}))?(?:\/|$)/i;

const inAddress = (text: string): CommunityHandle | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const [, name, host] = PATH.exec(url.pathname) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), host: (host ?? url.host).toLowerCase() };
};

/**
 * Reads `!planning@leeds.example`, `planning@leeds.example`, `!planning`, or the address of a community's page;
 * `null` when the text is something else, to be searched for.
 */
export const readHandle = (text: string): CommunityHandle | null => {
  const words = text.trim();
  const [, name, host] = HANDLE.exec(words) ?? SHORT.exec(words) ?? PATH.exec(words) ?? [];
  if (name !== undefined) return { name: name.toLowerCase(), host: host?.toLowerCase() ?? null };
  return inAddress(words);
};

/** What the API calls it: by name alone where it lives here. */
export const referenceOf = ({ name, host }: CommunityHandle, here: string): string =>
  host === null || host === here ? name : `${name}@${host.replace(/:\d+$/, '')}`;
