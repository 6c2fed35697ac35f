import { HANDLE, NAME_ELSEWHERE, NAME_HERE } from '#libs/kernel';

/** A community as somebody would paste it. */
export interface CommunityHandle {
  readonly name: string;
  /** The server it lives on, or `null` when only a name was given. */
  readonly host: string | null;
}

const WITH_HOST = new RegExp(`^!?(${NAME_ELSEWHERE})@([a-z0-9.-]{1,253}(?::\\d{1,5})?)$`, 'i');
const SHORT = new RegExp(`^!(${NAME_HERE})$`, 'i');
const PATH = new RegExp(`^/c/(${HANDLE})(?:/|$)`, 'i');

const inPath = (path: string): readonly string[] => PATH.exec(path)?.[1]?.split('@') ?? [];

const inAddress = (text: string): CommunityHandle | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const [name, host] = inPath(url.pathname);
  return name === undefined ? null : { name: name.toLowerCase(), host: (host ?? url.host).toLowerCase() };
};

/**
 * Reads `!planning@leeds.example`, `planning@leeds.example`, `!planning`, or the address of a community's page;
 * `null` when the text is something else, to be searched for.
 */
export const readHandle = (text: string): CommunityHandle | null => {
  const words = text.trim();
  const written = WITH_HOST.exec(words) ?? SHORT.exec(words);
  const [name, host] = written?.slice(1) ?? inPath(words);
  if (name !== undefined) return { name: name.toLowerCase(), host: host?.toLowerCase() ?? null };
  return inAddress(words);
};

/** What the API calls it: by name alone where it lives here. */
export const referenceOf = ({ name, host }: CommunityHandle, here: string): string =>
  host === null || host === here ? name : `${name}@${host.replace(/:\d+$/, '')}`;
