import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';

import { readableByMany } from '#libs/access';
import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';
import type { RecordedEvent } from '#libs/kernel';

import { Consents } from './consents.js';
import { keepPathway } from './keep-pathway.js';
import { keepStatements } from './keep-statements.js';
import { statementOf } from './statement.js';
import { placeThread } from './things.js';

const COMMENTED = { address: 'http://adlnet.gov/expapi/verbs/commented', english: 'commented on' };

type Fact<Kind> = Extract<RecordedEvent, { kind: Kind }>;

/**
 * Records that somebody who has agreed to it has replied, or has done the last step of a pathway. What they wrote is not
 * sent.
 */
@Injectable()
export class RecordFacts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly bus: DomainEventBus,
    private readonly consents: Consents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('learning-records', ['post.added'], (event) => this.commented(event));
    this.bus.subscribe('learning-record-pathways', ['pathway.completed'], (event) => this.completed(event));
    this.bus.subscribe('learning-record-consents', ['person.removed'], ({ payload }) =>
      this.consents.takeBack(payload.personId),
    );
  }

  private async commented({ id, at, payload }: Fact<'post.added'>): Promise<void> {
    const { communityId, threadId, authorId } = payload;
    const actor = await this.consents.actorOf(authorId);
    if (actor === null) return;
    const readers = [{ personId: authorId, communityId, threadId }];
    if ((await readableByMany(this.database.sql, readers)).size === 0) return;
    const placed = await placeThread(this.database.sql, threadId, this.config.publicUrl);
    if (placed === null) return;
    const { thing: object, community: within } = placed;
    const statement = statementOf({ id, actor, verb: COMMENTED, object, at, within });
    await keepStatements(this.database.sql, authorId, [statement], at);
  }

  private async completed({ at, payload }: Fact<'pathway.completed'>): Promise<void> {
    const actor = await this.consents.actorOf(payload.personId);
    if (actor === null) return;
    const { publicUrl } = this.config;
    await keepPathway(this.database.sql, { ...payload, actor, publicUrl, at });
  }
}
