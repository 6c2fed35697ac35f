import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { isPerson, seesPerson } from '#libs/access';
import { Elsewhere, personCardOf } from '#libs/communities';
import type { PersonCard } from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

/** Looks for people on their own servers, who are known here from then on, and for those of this one. */
@Injectable()
export class FindPersonElsewhere {
  constructor(
    private readonly database: Database,
    private readonly elsewhere: Elsewhere,
  ) {}

  /** @throws DomainError `person.not-found-there` */
  async execute(me: AccountViewer, handle: string): Promise<PersonCard> {
    // Of themselves servers ask nothing: who is called so with our own host is found at once.
    const here = await this.card(me, sql<boolean>`(${isPerson(handle, 'p')} and p.uri is null)`);
    if (here !== undefined) return here;
    const id = await this.elsewhere.findPerson(handle);
    const there = await this.card(me, sql<boolean>`(p.id = ${id}::uuid and p.deleted_at is null)`);
    if (there === undefined) throw new DomainError('person.not-found-there');
    return there;
  }

  private async card(me: AccountViewer, isThem: RawBuilder<boolean>): Promise<PersonCard | undefined> {
    const { rows } = await sql<{ card: PersonCard }>`
      select ${personCardOf(me, 'p')} as card from person p where ${isThem} and ${seesPerson(me, 'p')}`.execute(
      this.database.sql,
    );
    return rows[0]?.card;
  }
}
