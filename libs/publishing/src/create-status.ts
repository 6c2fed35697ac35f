import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import type { createStatus, OperationInput, PublicationView } from '#libs/contracts';
import { Database, runOnce, type OnceKey } from '#libs/database';
import { Mentions } from '#libs/discussion';
import { CLOCK, newId, type AccountViewer, type Clock } from '#libs/kernel';

import { demandAudience } from './demand-audience.js';
import { demandWriter } from './demand-writer.js';
import { insertPublication } from './insert-publication.js';
import { namePeople } from './name-people.js';
import { findPublication, presentPublication } from './publication-row.js';
import { publish } from './publish.js';

type Wanted = OperationInput<typeof createStatus>['body'];

/** Publishes a few words at once. */
@Injectable()
export class CreateStatus {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `not-allowed`, `publication.public-off`, `idempotency.key-reused` */
  async execute(me: AccountViewer, once: OnceKey, wanted: Wanted): Promise<PublicationView> {
    const { markdown, audience = 'followers' } = wanted;
    demandAudience(this.config, audience);
    const writer = await demandWriter(this.database.sql, me);
    const { html, toNotify } = await this.mentions.write(me, null, markdown);
    return runOnce(this.database, once, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      await insertPublication(tx, me, {
        id,
        kind: 'status',
        audience,
        markdown,
        html,
        language: wanted.language ?? writer.language,
        created_at: now,
      });
      await namePeople(tx, { aboutId: id, publicationId: id }, toNotify);
      await publish(tx, id, now);
      return presentPublication(await findPublication(tx.sql, me, id));
    });
  }
}
