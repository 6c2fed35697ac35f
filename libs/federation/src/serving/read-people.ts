import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { shown } from '#libs/access';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock, type Viewer } from '#libs/kernel';

import { KeyRing } from '../keys/key-ring.js';
import { personActor } from '../outgoing/actors.js';
import { Addresses } from '../outgoing/addresses.js';
import { tombstone } from '../outgoing/contributions.js';
import { documentAnswer, tombstoneAnswer, type Answer } from './answers.js';
import { knowsPerson } from './knows.js';
import { pictureJson, pictureOf } from './pictures.js';

/** A person of this instance whom the viewer may know of. */
export interface PersonAtHand {
  readonly id: string;
  readonly name: string;
}

/** Ids of the same person elsewhere, as they say themselves. */
const others = sql<
  string[]
>`array(select other.uri from other_account o join person other on other.id = o.other_id
  where o.person_id = p.id and other.uri is not null and other.deleted_at is null order by o.added_at, other.id)`;

const successor = sql<string | null>`(select later.uri from person later where later.id = p.moved_to_id)`;

/** People of this instance, as their documents show them: the name and the picture that stand beside what they write. */
@Injectable()
export class ReadPeople {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** A person who has not left; null for those who may not know of them. */
  async find(viewer: Viewer, name: string): Promise<PersonAtHand | null> {
    const here = this.select(viewer, name).where('p.deleted_at', 'is', null);
    return (await here.select(['p.id', 'p.name']).executeTakeFirst()) ?? null;
  }

  async document(viewer: Viewer, name: string): Promise<Answer | null> {
    const row = await this.select(viewer, name)
      .select(['p.id', 'p.name', 'p.display_name', 'p.created_at', 'p.deleted_at'])
      .select(shown(viewer, 'p', 'avatar_alt').as('avatar_alt'))
      .select(pictureJson(shown(viewer, 'p', 'avatar_file_id')).as('avatar'))
      .select([others.as('others'), successor.as('moved_to')])
      .executeTakeFirst();
    if (row === undefined) return null;
    const { id } = this.at.person(name);
    const { created_at: createdAt, deleted_at: deletedAt } = row;
    if (deletedAt !== null)
      return tombstoneAnswer(tombstone({ id, formerType: 'Person', createdAt, deletedAt }), true);
    const facts = {
      name,
      displayName: row.display_name,
      // The page with what people tell of themselves is for accounts of this instance.
      summaryHtml: '',
      icon: pictureOf(this.at, row.avatar, row.avatar_alt),
      alsoKnownAs: row.others,
      movedTo: row.moved_to,
      keys: await this.keys.factsOf(row.id, 'person'),
      createdAt,
      updatedAt: createdAt,
    };
    return documentAnswer(personActor(this.at, facts));
  }

  private select(viewer: Viewer, name: string) {
    return this.database.sql
      .selectFrom('person as p')
      .where('p.name', '=', name)
      .where('p.instance_id', '=', this.instance.id)
      .where(knowsPerson(viewer, 'p', this.clock.now()));
  }
}
