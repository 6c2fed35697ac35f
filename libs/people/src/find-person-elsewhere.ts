import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { knowsPerson } from '#libs/access';
import { Elsewhere, personCardOf } from '#libs/communities';
import type { PersonCard } from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

/** Looks for people on their own servers, who are known here from then on. */
@Injectable()
export class FindPersonElsewhere {
  constructor(
    private readonly database: Database,
    private readonly elsewhere: Elsewhere,
  ) {}

  /** @throws DomainError `person.not-found-there` */
  async execute(me: AccountViewer, handle: string): Promise<PersonCard> {
    const id = handle.includes('@') ? await this.elsewhere.findPerson(handle) : null;
    const { rows } = await sql<{ card: PersonCard }>`
      select ${personCardOf(me, 'p')} as card from person p
      where p.id = ${id}::uuid and p.deleted_at is null and ${knowsPerson(me, 'p')}`.execute(
      this.database.sql,
    );
    const [found] = rows;
    if (found === undefined) throw new DomainError('person.not-found-there');
    return found.card;
  }
}
