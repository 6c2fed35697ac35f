import { sql, type RawBuilder } from 'kysely';

import { reviewsReport } from '#libs/access';
import type { MeView, OperationInput, Preferences, updatePreferences } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { cardColumns, presentCard, shownCardColumns, verifiedColumn } from '../people/person-card.js';

interface PreferenceRow {
  language: 'en' | 'cy';
  theme: Preferences['theme'];
  show_presence: boolean;
  show_typing: boolean;
  shortcuts_on: boolean;
  live_announcements: boolean;
  show_viewing: boolean;
  may_be_asked: boolean;
  shows_contributions: boolean;
  caption_style: Preferences['captionStyle'];
}

const preferenceColumns = [
  'account.language',
  'account.theme',
  'account.show_presence',
  'account.show_typing',
  'account.shortcuts_on',
  'account.live_announcements',
  'account.show_viewing',
  'account.may_be_asked',
  'account.shows_contributions',
  'account.caption_style',
] as const;

const presentPreferences = (row: PreferenceRow): Preferences => ({
  language: row.language,
  theme: row.theme,
  showPresence: row.show_presence,
  showTyping: row.show_typing,
  shortcutsOn: row.shortcuts_on,
  liveAnnouncements: row.live_announcements,
  showViewing: row.show_viewing,
  mayBeAsked: row.may_be_asked,
  showsContributions: row.shows_contributions,
  captionStyle: row.caption_style,
});

/** Moderators of the instance look after what belongs to no community; others, to communities where they have a part. */
const reviewsReports = (me: AccountViewer): RawBuilder<boolean> =>
  me.role === 'member'
    ? sql<boolean>`exists (select 1 from membership mine join community c on c.id = mine.community_id
        where mine.person_id = ${me.personId} and ${reviewsReport(me, 'c')})`
    : sql<boolean>`true`;

/** Nobody is asked who was asked before, or whose profile somebody else has written for them. */
const needsIntroduction = sql<boolean>`(account.introduced_at is null
  and concat(person.role_title, person.team, person.ask_me_about, person.summary) = '')`;

/** The signed-in person as they see themselves. */
export const viewMe = async (database: Database, me: AccountViewer): Promise<MeView> => {
  const row = await database.sql
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .innerJoin('instance', 'instance.id', 'person.instance_id')
    .select(cardColumns)
    .select(verifiedColumn)
    .select(shownCardColumns(me))
    .select(preferenceColumns)
    .select(['account.email', reviewsReports(me).as('reviews_reports')])
    .select(needsIntroduction.as('needs_introduction'))
    .where('account.person_id', '=', me.personId)
    .executeTakeFirstOrThrow();
  return {
    person: presentCard(row),
    email: row.email,
    role: me.role,
    reviewsReports: row.reviews_reports,
    needsIntroduction: row.needs_introduction,
    preferences: presentPreferences(row),
    sessionId: me.sessionId,
  };
};

/** Remembers that the person has been asked to introduce themself. */
export const endIntroduction = async (database: Database, me: AccountViewer): Promise<void> => {
  await database.sql
    .updateTable('account')
    .set({ introduced_at: sql<Date>`coalesce(introduced_at, now())` })
    .where('person_id', '=', me.personId)
    .execute();
};

type Changes = OperationInput<typeof updatePreferences>['body'];

/** What others get to know. */
const columnsForOthers = ({
  showPresence,
  showTyping,
  showViewing,
  mayBeAsked,
  showsContributions,
}: Changes) => ({
  ...(showPresence !== undefined && { show_presence: showPresence }),
  ...(showTyping !== undefined && { show_typing: showTyping }),
  ...(showViewing !== undefined && { show_viewing: showViewing }),
  ...(mayBeAsked !== undefined && { may_be_asked: mayBeAsked }),
  ...(showsContributions !== undefined && { shows_contributions: showsContributions }),
});

/** How the pages are for the person alone. */
const columnsForOneself = ({ theme, language, shortcutsOn, liveAnnouncements, captionStyle }: Changes) => ({
  ...(theme !== undefined && { theme }),
  ...(language !== undefined && { language }),
  ...(shortcutsOn !== undefined && { shortcuts_on: shortcutsOn }),
  ...(liveAnnouncements !== undefined && { live_announcements: liveAnnouncements }),
  ...(captionStyle !== undefined && { caption_style: captionStyle }),
});

/** Changes preferences; what is left out stays. */
export const changePreferences = async (
  database: Database,
  me: AccountViewer,
  changes: Changes,
): Promise<Preferences> => {
  const row = await database.sql
    .updateTable('account')
    .set({ person_id: me.personId, ...columnsForOthers(changes), ...columnsForOneself(changes) })
    .where('person_id', '=', me.personId)
    .returning(preferenceColumns)
    .executeTakeFirstOrThrow();
  return presentPreferences(row);
};
