import type { MeView, OperationInput, Preferences, updatePreferences } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { cardColumns, presentCard } from '../people/person-card.js';

interface PreferenceRow {
  language: 'en' | 'cy';
  theme: Preferences['theme'];
  show_presence: boolean;
  show_typing: boolean;
  shortcuts_on: boolean;
  live_announcements: boolean;
}

const preferenceColumns = [
  'account.language',
  'account.theme',
  'account.show_presence',
  'account.show_typing',
  'account.shortcuts_on',
  'account.live_announcements',
] as const;

const presentPreferences = (row: PreferenceRow): Preferences => ({
  language: row.language,
  theme: row.theme,
  showPresence: row.show_presence,
  showTyping: row.show_typing,
  shortcutsOn: row.shortcuts_on,
  liveAnnouncements: row.live_announcements,
});

/** The signed-in person as they see themselves. */
export const viewMe = async (database: Database, me: AccountViewer): Promise<MeView> => {
  const row = await database.sql
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .innerJoin('instance', 'instance.id', 'person.instance_id')
    .select(cardColumns)
    .select(preferenceColumns)
    .select('account.email')
    .where('account.person_id', '=', me.personId)
    .executeTakeFirstOrThrow();
  return {
    person: presentCard(row),
    email: row.email,
    role: me.role,
    preferences: presentPreferences(row),
    sessionId: me.sessionId,
  };
};

/** Changes preferences; what is left out stays. */
export const changePreferences = async (
  database: Database,
  me: AccountViewer,
  changes: OperationInput<typeof updatePreferences>['body'],
): Promise<Preferences> => {
  const { theme, language, showPresence, showTyping, shortcutsOn, liveAnnouncements } = changes;
  const row = await database.sql
    .updateTable('account')
    .set({
      person_id: me.personId,
      ...(theme !== undefined && { theme }),
      ...(language !== undefined && { language }),
      ...(showPresence !== undefined && { show_presence: showPresence }),
      ...(showTyping !== undefined && { show_typing: showTyping }),
      ...(shortcutsOn !== undefined && { shortcuts_on: shortcutsOn }),
      ...(liveAnnouncements !== undefined && { live_announcements: liveAnnouncements }),
    })
    .where('person_id', '=', me.personId)
    .returning(preferenceColumns)
    .executeTakeFirstOrThrow();
  return presentPreferences(row);
};
