/** Names of socket rooms; rights are checked on entering one and again while inside. */
export const rooms = {
  thread: (threadId: string): string => `thread:${threadId}`,
  community: (communityId: string): string => `community:${communityId}`,
  person: (personId: string): string => `person:${personId}`,
  session: (sessionId: string): string => `session:${sessionId}`,
} as const;
