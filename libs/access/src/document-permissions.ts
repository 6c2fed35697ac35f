import type { CommunityRole, Visibility } from '#libs/database';
import { translator } from '#libs/i18n';

import { documentProfiles } from './document-profiles.js';
import { table } from './markdown-table.js';
import { permissionTable, ranking, visibilityTable, type Onlooker } from './permission-table.js';

// i18n-keys: communities:visibility.*
// i18n-keys: communities:joinPolicy.*
// i18n-keys: communities:role.*
const t = translator('en');

const onlookers: Readonly<Record<Onlooker, string>> = {
  anyone: 'anyone',
  'hosting-account': 'accounts of the organisation',
  member: 'members',
};

const visibilityRows = (): string[][] =>
  (Object.keys(visibilityTable) as Visibility[]).map((mode) => {
    const { card, directory, read } = visibilityTable[mode];
    return [
      `${t(`communities:visibility.${mode}.name`)} (\`${mode}\`)`,
      t(`communities:visibility.${mode}.sentence`, { organisation: 'the organisation' }),
      onlookers[card],
      onlookers[directory],
      onlookers[read],
    ];
  });

const roleName = (role: CommunityRole): string => t(`communities:role.${role}.name`);

const actionRows = (): string[][] =>
  Object.values(permissionTable).map((permission) => {
    const roles: readonly CommunityRole[] = permission.roles;
    return [
      permission.says,
      ...ranking.map((role) => (roles.includes(role) ? 'yes' : '')),
      permission.whenArchived ? 'yes' : '',
      permission.elsewhere ? 'yes' : '',
    ];
  });

const rolesInWords = (): string =>
  ranking.map((role) => `- **${roleName(role)}.** ${t(`communities:role.${role}.does`)}`).join('\n');

const waysIn = (): string =>
  (['open', 'request', 'domain', 'invitation'] as const)
    .map((policy) => {
      const words = { organisation: 'the organisation', domains: 'the domains that it names' };
      const sentence = t(`communities:joinPolicy.${policy}.sentence`, words);
      return `- **${t(`communities:joinPolicy.${policy}.name`)}.** ${sentence}`;
    })
    .join('\n');

/** The permission table in Markdown, as it stands in `docs/permissions.md`. */
export const documentPermissions = (): string => `# Who may see and do what

Written by \`npm run docs:permissions\` from the tables that the server itself asks
(\`libs/access/src/permission-table.ts\`); a test fails when this page and the tables differ.

## Who can see a community?

${table(['Visibility', 'In a sentence', 'Knows name and purpose', 'Finds it in lists', 'Reads it'], visibilityRows())}

Members are people with a role whose time has not run out, from here or from a partner organisation. Of a community
that they cannot read, people who know of it see name, purpose, topics and the number of its facilitators.

- **Banned people** count as nobody we know: public and unlisted communities they read like a stranger, others do not
  exist for them. They do nothing anywhere in the community until the ban ends.
- **Suspended accounts** see nothing at all.
- **Other organisations' servers** read what anyone can read. Their people read private communities as members only.
- **Administrators of the instance do not read private communities.** They see an administrative card (name, title,
  owners, numbers), may archive a community, and may appoint an owner where none is left. What was reported to them
  they see: the one reported post, nothing around it. Instance moderators see reports from communities they can read.
- A **deleted** community exists for no one. Deleted posts are read by their authors and by the roles below; everybody
  else sees only that they were there. Deleted threads are read by the roles below, and by their authors if they
  deleted them themselves; for everybody else they do not exist.

What somebody may not see is answered exactly like what does not exist.

## What each role may do

${table(['', ...ranking.map(roleName), 'When archived', 'On another server'], actionRows())}

- Words are changed by their author only, but for wiki posts, which say who changed them last; nobody else edits for others.
- What a community of another server is, and who belongs to it, is decided there, whatever somebody's role.
- Roles are given strictly below one's own; owners give and take every role. The last owner can neither leave nor be
  demoted.
- Bans and removals reach people of a lower role only.
- In a locked thread only those who may lock it write; whoever asked a question may accept its answer until then.
- Anyone with an account who can read a post may report it.

${rolesInWords()}

## How people join

${waysIn()}

Only communities that somebody may know of can be joined or asked to join; into a hidden one, people come by invitation.
Invitations work in every community and whatever its join policy.

${documentProfiles()}`;
