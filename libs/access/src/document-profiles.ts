import { translator } from '#libs/i18n';
import { PROFILE_FIELDS, PROFILE_VISIBILITIES, type ProfileVisibility } from '#libs/kernel';

import { table } from './markdown-table.js';
import { defaultVisibility, profileVisibilityTable, type ProfileOnlooker } from './profile-table.js';

// i18n-keys: people:visibility.*
// i18n-keys: people:field.*
const t = translator('en');

const onlookers: Readonly<Record<ProfileOnlooker, string>> = {
  sharer: 'people who are in a community with them',
  account: 'accounts of the organisation',
  partner: 'people and servers of partner organisations',
  anyone: 'anyone',
};

const nameOf = (visibility: ProfileVisibility): string =>
  t(`people:visibility.${visibility}.name`, { organisation: 'the organisation' });

const visibilityRows = (): string[][] =>
  PROFILE_VISIBILITIES.map((visibility) => [
    `${nameOf(visibility)} (\`${visibility}\`)`,
    ['the person', ...profileVisibilityTable[visibility].map((group) => onlookers[group])].join(', '),
  ]);

const fieldRows = (): string[][] =>
  PROFILE_FIELDS.map((field) => [t(`people:field.${field}`), nameOf(defaultVisibility[field])]);

/** Who sees which part of a profile, in Markdown, as it stands in `docs/permissions.md`. */
export const documentProfiles = (): string => `## Who sees which part of a profile?

Each person chooses this for each part of their profile. Name, user name and organisation are always shown.

${table(['Shown to', 'Seen by'], visibilityRows())}

Until they choose:

${table(['Part', 'Shown to'], fieldRows())}

- **The same everywhere.** A hidden role or picture is missing on the person's page, beside their posts, in lists, in
  search and in the API alike, and nobody finds anybody by words that they may not see.
- **Who has no account** finds the page of somebody of whom they can read something, or who hosts a community that they
  can read. Accounts of the organisation know everybody who is here.
- **Endorsements** of a skill are seen by those who see the skill, unless its person hides them; the post that shows it
  is linked for those who may read it. Who has no account learns the names of those alone whose page they would find.
- **Being in a community together** ends for both with either's membership, and with a ban.
- **Administrators and moderators** see no more of a profile than others do.
- **Live pages** bring a new post to all its readers at once, so it shows of its author what every account sees; the rest
  comes when the page is opened again.
- **Partner organisations** are those whose server an administrator has allowed.
`;
