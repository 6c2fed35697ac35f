import { Injectable } from '@nestjs/common';

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

const columnsOf = (changes: Changes) => ({
  ...(changes.displayName !== undefined && { display_name: changes.displayName.trim() }),
  ...(changes.roleTitle !== undefined && { role_title: changes.roleTitle.trim() }),
  ...(changes.team !== undefined && { team: changes.team.trim() }),
  ...(changes.summary !== undefined && {
    summary: changes.summary,
    summary_html: renderMarkdown(changes.summary, () => null).html,
  }),
  ...(changes.avatarFileId !== undefined && { avatar_file_id: changes.avatarFileId }),
  ...(changes.avatarAlt !== undefined && { avatar_alt: changes.avatarAlt.trim() }),
  ...(changes.language !== undefined && { language: changes.language }),
});

/** Changes the own profile; what is left out stays. */
@Injectable()
export class UpdateProfile {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `file.missing` */
  async execute(me: AccountViewer, changes: Changes): Promise<PersonProfile> {
    return this.database.transaction(async (tx) => {
      if (typeof changes.avatarFileId === 'string') await demandAvatar(tx, me, changes.avatarFileId);
      const { name } = await tx.sql
        .updateTable('person')
        .set({ id: me.personId, ...columnsOf(changes) })
        .where('id', '=', me.personId)
        .returning('name')
        .executeTakeFirstOrThrow();
      await tx.record('person.updated', { personId: me.personId });
      return readPerson(tx.sql, me, name);
    });
  }
}
