import type { CommunityRole } from '#libs/database';

const ROLES: ReadonlySet<string> = new Set<CommunityRole>(['facilitator', 'moderator', 'member', 'guest']);

/** The role that another server gives in a community of its own; whoever it names otherwise is a member. */
export const roleNamed = (name: string | null): Exclude<CommunityRole, 'owner'> =>
  name !== null && ROLES.has(name) ? (name as Exclude<CommunityRole, 'owner'>) : 'member';
