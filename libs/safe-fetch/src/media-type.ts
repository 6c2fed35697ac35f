/** The two types of ActivityStreams documents; no other counts as one (W3C ActivityPub, section 3.2). */
export const ACTIVITY_TYPES = [
  'application/activity+json',
  'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
] as const;

interface MediaType {
  readonly essence: string;
  readonly profiles: readonly string[];
}

const PROFILE = /^profile=(?:"([^"]*)"|(\S*))$/i;

const parse = (text: string): MediaType => {
  const [essence = '', ...parameters] = text.split(';').map((part) => part.trim());
  const profile = parameters.map((part) => PROFILE.exec(part)).find((found) => found !== null);
  return { essence: essence.toLowerCase(), profiles: (profile?.[1] ?? profile?.[2] ?? '').split(' ') };
};

/**
 * Whether a `Content-Type` is one of the accepted types. `image/*` accepts every image; a type with a profile wants
 * that profile among those of the answer; other parameters (`charset`) do not matter.
 */
export const isAccepted = (contentType: string | undefined, accepted: readonly string[]): boolean => {
  if (contentType === undefined) return false;
  const given = parse(contentType);
  return accepted.some((text) => {
    const wanted = parse(text);
    const family = wanted.essence.endsWith('/*') ? wanted.essence.slice(0, -1) : null;
    if (family === null ? given.essence !== wanted.essence : !given.essence.startsWith(family)) return false;
    return wanted.profiles.every((profile) => profile === '' || given.profiles.includes(profile));
  });
};
