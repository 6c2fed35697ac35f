const idIn =
  (prefix: string) =>
  (room: string): string | null =>
    room.startsWith(prefix) ? room.slice(prefix.length) : null;

/** Names of socket rooms; rights are checked on entering one and again while inside. */
export const rooms = {
  thread: (threadId: string): string => `thread:${threadId}`,
  community: (communityId: string): string => `community:${communityId}`,
  person: (personId: string): string => `person:${personId}`,
  publication: (publicationId: string): string => `publication:${publicationId}`,
  threadOf: idIn('thread:'),
  communityOf: idIn('community:'),
  personOf: idIn('person:'),
} as const;
