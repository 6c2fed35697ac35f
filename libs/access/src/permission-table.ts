import type { CommunityRole, Visibility } from '#libs/database';

/** Groups of people by how much they have to do with a community, each contained in the one before. */
export type Onlooker = 'anyone' | 'hosting-account' | 'member';

interface Reach {
  /** Who sees name and purpose, given the link. */
  readonly card: Onlooker;
  /** Who finds it in the directory, in search and in suggestions. */
  readonly directory: Onlooker;
  /** Who reads threads and posts. */
  readonly read: Onlooker;
}

/**
 * Who learns what of a community, by its visibility. A banned person counts as nobody we know; suspended accounts
 * see nothing; a deleted community exists for no one.
 */
export const visibilityTable = {
  public: { card: 'anyone', directory: 'anyone', read: 'anyone' },
  unlisted: { card: 'anyone', directory: 'member', read: 'anyone' },
  organisation: { card: 'hosting-account', directory: 'hosting-account', read: 'hosting-account' },
  listed: { card: 'hosting-account', directory: 'hosting-account', read: 'member' },
  hidden: { card: 'member', directory: 'member', read: 'member' },
} as const satisfies Record<Visibility, Reach>;

/** What an onlooker may get of a community. */
export type Sight = keyof Reach;

/** Modes of visibility in which this group, and none larger, gets this. */
export const modesFor = (what: Sight, group: Onlooker): Visibility[] =>
  (Object.keys(visibilityTable) as Visibility[]).filter((mode) => visibilityTable[mode][what] === group);

/** Roles in a community, highest first. */
export const ranking = [
  'owner',
  'facilitator',
  'moderator',
  'member',
  'guest',
] as const satisfies CommunityRole[];

interface Permission {
  readonly roles: readonly CommunityRole[];
  readonly whenArchived: boolean;
  /** Whether people of this instance may do it in a community of another server: some things only its own people decide. */
  readonly elsewhere: boolean;
  /** In the words of the permission table of the documentation. */
  readonly says: string;
}

const everyone = ranking;
const members = ['owner', 'facilitator', 'moderator', 'member'] as const;
const staff = ['owner', 'facilitator', 'moderator'] as const;
const hosts = ['owner', 'facilitator'] as const;
const owners = ['owner'] as const;

/** What each role may do in a community; those without a role only read what its visibility shows them. */
export const permissionTable = {
  reply: {
    roles: everyone,
    whenArchived: false,
    elsewhere: true,
    says: 'Reply to threads, react to posts, edit own posts',
  },
  'edit-wiki': {
    roles: everyone,
    whenArchived: false,
    elsewhere: false,
    says: 'Edit wiki posts in threads where they may reply',
  },
  'make-own-wiki': {
    roles: everyone,
    whenArchived: false,
    elsewhere: false,
    says: 'Make own posts wikis, or ordinary posts again',
  },
  'start-thread': {
    roles: members,
    whenArchived: false,
    elsewhere: true,
    says: 'Start threads, rename own ones, change the tags of own videos',
  },
  'plan-event': {
    roles: members,
    whenArchived: false,
    elsewhere: false,
    says: 'Plan events; change, cancel and record own ones',
  },
  'add-document': {
    roles: members,
    whenArchived: false,
    elsewhere: false,
    says: 'Add documents, attach them to threads; change own ones and add versions of them',
  },
  'see-members': {
    roles: members,
    whenArchived: true,
    elsewhere: true,
    says: 'See the whole members list, and who comes to events',
  },
  'see-history': {
    roles: members,
    whenArchived: true,
    elsewhere: true,
    says: 'See earlier wordings of a post',
  },
  'invite-when-open': {
    roles: members,
    whenArchived: false,
    elsewhere: false,
    says: 'Invite people who have an account here as members, where anyone may join',
  },
  'delete-own-post': {
    roles: everyone,
    whenArchived: true,
    elsewhere: true,
    says: 'Delete own posts and documents',
  },
  'restore-own-post': {
    roles: everyone,
    whenArchived: false,
    elsewhere: true,
    says: 'Restore own posts that they deleted',
  },
  'delete-own-thread': {
    roles: everyone,
    whenArchived: true,
    elsewhere: true,
    says: 'Delete own threads while nobody else has replied',
  },
  'restore-own-thread': {
    roles: everyone,
    whenArchived: false,
    elsewhere: true,
    says: 'Restore own threads that they deleted',
  },
  moderate: {
    roles: staff,
    whenArchived: false,
    elsewhere: true,
    says: "Lock, pin and rename threads, change the tags of their videos, change and cancel events, change anyone's documents, reply in locked threads, restore posts and threads",
  },
  'make-wiki': {
    roles: staff,
    whenArchived: false,
    elsewhere: false,
    says: "Make anyone's post a wiki, or an ordinary post again",
  },
  'see-numbers': {
    roles: hosts,
    whenArchived: true,
    elsewhere: false,
    says: 'See how many people watched a video',
  },
  'take-down-post': {
    roles: staff,
    whenArchived: true,
    elsewhere: true,
    says: "Delete other people's posts and documents",
  },
  'take-down-thread': { roles: staff, whenArchived: true, elsewhere: true, says: "Delete anyone's threads" },
  'read-deleted': {
    roles: staff,
    whenArchived: true,
    elsewhere: true,
    says: "Read other people's deleted posts and threads",
  },
  'see-panel': {
    roles: staff,
    whenArchived: true,
    elsewhere: false,
    says: 'See the facilitator panel: new and quiet members, what waits for an answer, videos to look at again',
  },
  'tick-checklist': {
    roles: staff,
    whenArchived: false,
    elsewhere: false,
    says: 'Tick the checklist of the facilitator panel, and say whom they have welcomed',
  },
  'review-reports': {
    roles: staff,
    whenArchived: true,
    elsewhere: true,
    says: 'See reports and decide them',
  },
  ban: {
    roles: staff,
    whenArchived: true,
    elsewhere: false,
    says: 'Remove or ban people of a lower role; see and lift bans',
  },
  invite: {
    roles: staff,
    whenArchived: false,
    elsewhere: false,
    says: 'Invite people in any role below their own, also by e-mail',
  },
  'accept-answer': {
    roles: hosts,
    whenArchived: false,
    elsewhere: false,
    says: "Accept an answer to anyone's question, and ask people who may know one",
  },
  'decide-requests': {
    roles: hosts,
    whenArchived: false,
    elsewhere: false,
    says: 'See and decide requests to join',
  },
  'change-roles': {
    roles: hosts,
    whenArchived: false,
    elsewhere: false,
    says: 'Change roles below their own (owners: all roles)',
  },
  manage: {
    roles: hosts,
    whenArchived: false,
    elsewhere: false,
    says: 'Change title, purpose, image, topics and how people join',
  },
  'add-sub-community': { roles: hosts, whenArchived: false, elsewhere: false, says: 'Start a sub-community' },
  'change-visibility': {
    roles: owners,
    whenArchived: true,
    elsewhere: false,
    says: 'Change who can see the community',
  },
  archive: {
    roles: owners,
    whenArchived: true,
    elsewhere: false,
    says: 'Archive the community, or open it again',
  },
  delete: { roles: owners, whenArchived: true, elsewhere: false, says: 'Delete the community' },
} as const satisfies Record<string, Permission>;

export type CommunityAction = keyof typeof permissionTable;

/** What is left to somebody who has moved to another server: to look, and to take back what is theirs. */
const leftToMoved: ReadonlySet<CommunityAction> = new Set<CommunityAction>([
  'see-members',
  'see-history',
  'read-deleted',
  'delete-own-post',
  'delete-own-thread',
]);

/** Whether somebody who has moved to another server may still do this here, as far as their role lets them. */
export const isLeftToMoved = (action: CommunityAction): boolean => leftToMoved.has(action);

/** Whether a role may do something, as the table says. */
export const roleMay = (role: CommunityRole | null, action: CommunityAction, archived: boolean): boolean => {
  const permission: Permission = permissionTable[action];
  return role !== null && permission.roles.includes(role) && (!archived || permission.whenArchived);
};

/** Whether `role` stands above `other`. */
export const outranks = (role: CommunityRole, other: CommunityRole): boolean =>
  ranking.indexOf(role) < ranking.indexOf(other);
