import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { ChosenVisibility } from '#libs/access';
import type { OperationInput, PersonProfile, updateProfile } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';
import { renderMarkdown } from '#libs/text';

import { readPerson } from './read-person.js';

type Changes = OperationInput<typeof updateProfile>['body'];

const demandAvatar = async (tx: Transaction, me: AccountViewer, fileId: string): Promise<void> => {
  const file = await tx.sql
    .selectFrom('stored_file')
    .select('id')
    .where('id', '=', fileId)
    .where('owner_id', '=', me.personId)
    .where('purpose', '=', 'avatar')
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (file === undefined) throw new DomainError('file.missing');
};

/** Columns that hold a text as it was written, but for spaces around it. */
const TEXTS = {
  displayName: 'display_name',
  roleTitle: 'role_title',
  team: 'team',
  place: 'place',
  workingPattern: 'working_pattern',
  pronouns: 'pronouns',
  contact: 'contact',
  askMeAbout: 'ask_me_about',
  experience: 'experience',
  avatarAlt: 'avatar_alt',
} as const satisfies Partial<Record<keyof Changes, string>>;

const textsOf = (changes: Changes): Partial<Record<(typeof TEXTS)[keyof typeof TEXTS], string>> =>
  Object.fromEntries(
    (Object.keys(TEXTS) as (keyof typeof TEXTS)[]).flatMap((name) => {
      const text = changes[name];
      return text === undefined ? [] : [[TEXTS[name], text.trim()] as const];
    }),
  );

const columnsOf = (changes: Changes) => ({
  ...textsOf(changes),
  ...(changes.languages !== undefined && { spoken_languages: [...new Set(changes.languages)] }),
  ...(changes.summary !== undefined && {
    summary: changes.summary,
    summary_html: renderMarkdown(changes.summary, () => null).html,
  }),
  ...(changes.avatarFileId !== undefined && { avatar_file_id: changes.avatarFileId }),
  ...(changes.language !== undefined && { language: changes.language }),
  ...(changes.visibility !== undefined && {
    field_visibility: sql<ChosenVisibility>`field_visibility || ${JSON.stringify(changes.visibility)}::jsonb`,
  }),
});

/**
 * Changes the own profile in a transaction of the caller's; what is left out stays.
 *
 * @returns the name of the person
 */
export const writeProfile = async (tx: Transaction, me: AccountViewer, changes: Changes): Promise<string> => {
  const { name } = await tx.sql
    .updateTable('person')
    .set({ id: me.personId, ...columnsOf(changes) })
    .where('id', '=', me.personId)
    .returning('name')
    .executeTakeFirstOrThrow();
  await tx.sql
    .updateTable('account')
    .set({ introduced_at: sql<Date>`coalesce(introduced_at, now())` })
    .where('person_id', '=', me.personId)
    .execute();
  await tx.record('person.updated', { personId: me.personId });
  return name;
};

/** Changes the own profile; what is left out stays. */
@Injectable()
export class UpdateProfile {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `file.missing` */
  async execute(me: AccountViewer, changes: Changes): Promise<PersonProfile> {
    return this.database.transaction(async (tx) => {
      if (typeof changes.avatarFileId === 'string') await demandAvatar(tx, me, changes.avatarFileId);
      const name = await writeProfile(tx, me, changes);
      return readPerson(tx.sql, me, name);
    });
  }
}
