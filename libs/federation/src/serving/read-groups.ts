import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsCommunity } from '#libs/access';
import { Database, type Visibility } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock, type Viewer } from '#libs/kernel';

import { KeyRing } from '../keys/key-ring.js';
import { groupActor } from '../outgoing/actors.js';
import { Addresses } from '../outgoing/addresses.js';
import { tombstone } from '../outgoing/contributions.js';
import { documentAnswer, tombstoneAnswer, type Answer } from './answers.js';
import { knowsCommunity } from './knows.js';
import { pictureJson, pictureOf } from './pictures.js';

/** A community of this instance that the viewer may know of, and the figures that its page shows them. */
export interface GroupAtHand {
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly reads: boolean;
  /** Null for those who may not read it. */
  readonly memberCount: number | null;
  readonly threadCount: number | null;
}

/** Communities of this instance. */
@Injectable()
export class ReadGroups {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** A community; null for those who may not know of it. */
  async find(viewer: Viewer, name: string): Promise<GroupAtHand | null> {
    const row = await this.known(viewer, name)
      .select(['c.id', 'c.name', 'c.visibility', 'c.member_count', 'c.thread_count'])
      .select(readsCommunity(viewer, 'c', this.clock.now()).as('reads'))
      .executeTakeFirst();
    if (row === undefined) return null;
    const { reads } = row;
    return {
      id: row.id,
      name: row.name,
      visibility: row.visibility,
      reads,
      memberCount: reads ? row.member_count : null,
      threadCount: reads ? row.thread_count : null,
    };
  }

  async document(viewer: Viewer, name: string): Promise<Answer | null> {
    const row = await this.known(viewer, name)
      .select(['c.id', 'c.name', 'c.title', 'c.purpose', 'c.description', 'c.description_html', 'c.language'])
      .select(['c.visibility', 'c.image_alt', 'c.created_at', 'c.archived_at'])
      .select(pictureJson(sql.ref('c.image_file_id')).as('image'))
      .select(readsCommunity(viewer, 'c', this.clock.now()).as('reads'))
      .executeTakeFirst();
    if (row === undefined) return this.remains(name);
    const facts = {
      name,
      title: row.title,
      purpose: row.purpose,
      description: row.reads ? { html: row.description_html, markdown: row.description } : null,
      languages: [row.language],
      visibility: row.visibility,
      image: pictureOf(this.at, row.image, row.image_alt),
      isArchived: row.archived_at !== null,
      keys: await this.keys.factsOf(row.id, 'community'),
      createdAt: row.created_at,
      updatedAt: row.created_at,
    };
    return documentAnswer(groupActor(this.at, facts));
  }

  /** What is left of a community that anybody could read; of others nothing shows that there was one. */
  private async remains(name: string): Promise<Answer | null> {
    const row = await this.select(name)
      .select(['c.created_at', 'c.deleted_at'])
      .where('c.deleted_at', 'is not', null)
      .where('c.visibility', 'in', ['public', 'unlisted'])
      .executeTakeFirst();
    if (row === undefined || row.deleted_at === null) return null;
    const { id } = this.at.community(name);
    const facts = { id, formerType: 'Group', createdAt: row.created_at, deletedAt: row.deleted_at } as const;
    return tombstoneAnswer(tombstone(facts), true);
  }

  private known(viewer: Viewer, name: string) {
    return this.select(name).where(sql<boolean>`${knowsCommunity(viewer, 'c', this.clock.now())}`);
  }

  private select(name: string) {
    return this.database.sql
      .selectFrom('community as c')
      .where('c.name', '=', name)
      .where('c.instance_id', '=', this.instance.id);
  }
}
