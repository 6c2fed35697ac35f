import { Inject, Injectable } from '@nestjs/common';

import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock, type Viewer } from '#libs/kernel';

import {
  webFinger,
  WEBFINGER_HEADERS,
  webFingerSubject,
  type WebFingerFacts,
} from '../discovery/webfinger.js';
import { Addresses } from '../outgoing/addresses.js';
import { serialise } from '../outgoing/serialise.js';
import type { Answer } from './answers.js';
import { knowsCommunity, knowsPerson } from './knows.js';

const BAD_REQUEST: Answer = {
  status: 400,
  headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
  body: Buffer.from('{"error":"resource-missing"}'),
};

/** Tells which actor a handle or an address means, to those who may know of them. */
@Injectable()
export class AnswerWebFinger {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  async execute(viewer: Viewer, resource: string | null): Promise<Answer | null> {
    if (resource === null || resource === '') return BAD_REQUEST;
    const facts = await this.find(viewer, resource);
    if (facts === null) return null;
    return { status: 200, headers: WEBFINGER_HEADERS, body: serialise(webFinger(this.at, facts, null)) };
  }

  private async find(viewer: Viewer, resource: string): Promise<WebFingerFacts | null> {
    const subject = webFingerSubject(this.at, resource);
    if (subject === null) return null;
    if (subject.kind === 'instance') return { type: 'Application', addresses: this.at.instance };
    const { kind, name } = subject;
    if (kind !== 'community' && (await this.isPerson(viewer, name)))
      return { type: 'Person', addresses: this.at.person(name) };
    if (kind !== 'person' && (await this.isCommunity(viewer, name)))
      return { type: 'Group', addresses: this.at.community(name) };
    return null;
  }

  private async isPerson(viewer: Viewer, name: string): Promise<boolean> {
    const row = await this.database.sql
      .selectFrom('person as p')
      .select('p.id')
      .where('p.name', '=', name)
      .where('p.instance_id', '=', this.instance.id)
      .where('p.deleted_at', 'is', null)
      .where(knowsPerson(viewer, 'p', this.clock.now()))
      .executeTakeFirst();
    return row !== undefined;
  }

  private async isCommunity(viewer: Viewer, name: string): Promise<boolean> {
    const row = await this.database.sql
      .selectFrom('community as c')
      .select('c.id')
      .where('c.name', '=', name)
      .where('c.instance_id', '=', this.instance.id)
      .where(knowsCommunity(viewer, 'c', this.clock.now()))
      .executeTakeFirst();
    return row !== undefined;
  }
}
