import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { listsCommunity } from '#libs/access';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { anonymous, LIMITS } from '#libs/kernel';

import { nodeInfo, nodeInfoLinks, nodeInfoType, type NodeInfoVersion } from '../discovery/nodeinfo.js';
import { KeyRing } from '../keys/key-ring.js';
import { instanceActor } from '../outgoing/actors.js';
import { Addresses } from '../outgoing/addresses.js';
import { collection } from '../outgoing/collections.js';
import { serialise } from '../outgoing/serialise.js';
import { documentAnswer, type Answer } from './answers.js';
import { pictureJson, pictureOf } from './pictures.js';
import { productVersion } from './product-version.js';

const EVERYBODY = { 'Access-Control-Allow-Origin': '*' };

/** What everybody may know of this instance. */
@Injectable()
export class ReadInstance {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** Read by anybody without a signature: whoever demands signatures has to read this first. */
  async document(): Promise<Answer> {
    const row = await this.settings();
    const facts = {
      title: row.name,
      languages: ['en', 'cy'],
      icon: pictureOf(this.at, row.crest, row.name),
      keys: await this.keys.factsOf(this.instance.id, 'instance'),
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    } as const;
    return documentAnswer(instanceActor(this.at, facts));
  }

  /** The communities that anybody finds in the directory, the latest activity first. */
  async communities(): Promise<Answer> {
    const { rows } = await sql<{ name: string }>`
      select c.name from community c
      where c.instance_id = ${this.instance.id} and c.archived_at is null and ${listsCommunity(anonymous, 'c')}
      order by c.last_activity_at desc, c.id limit ${LIMITS.federation.collectionItems}`.execute(
      this.database.sql,
    );
    const items = rows.map(({ name }) => this.at.community(name).id);
    const facts = { id: this.at.communities, totalItems: items.length, content: { items } };
    return documentAnswer(collection(facts));
  }

  nodeInfoLinks(): Answer {
    const headers = { 'Content-Type': 'application/json', ...EVERYBODY };
    return { status: 200, headers, body: serialise(nodeInfoLinks(this.at)) };
  }

  /** Figures are left out: no page shows them. */
  async nodeInfo(version: NodeInfoVersion): Promise<Answer> {
    const { name, registration } = await this.settings();
    const facts = {
      version: productVersion(),
      repository: null,
      title: name,
      openRegistrations: registration === 'open',
      usage: null,
    };
    const headers = { 'Content-Type': nodeInfoType(version), ...EVERYBODY };
    return { status: 200, headers, body: serialise(nodeInfo(version, facts)) };
  }

  private settings() {
    return this.database.sql
      .selectFrom('instance_settings as s')
      .innerJoin('instance as i', 'i.id', 's.instance_id')
      .select(['i.name', 'i.created_at', 's.updated_at', 's.registration'])
      .select(pictureJson(sql.ref('s.crest_file_id')).as('crest'))
      .executeTakeFirstOrThrow();
  }
}
