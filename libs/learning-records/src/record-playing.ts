import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import type { OperationInput, recordPlaying } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';
import { completedByWatching } from '#libs/learning';

import { Consents } from './consents.js';
import { keepPathway } from './keep-pathway.js';
import { keepStatements } from './keep-statements.js';
import { placeVideo } from './things.js';
import { videoStatement } from './video-statement.js';

type Playing = OperationInput<typeof recordPlaying>;

/**
 * Records what happened in the player of somebody who has agreed to it, and which pathways they have gone through with
 * it.
 */
@Injectable()
export class RecordPlaying {
  constructor(
    private readonly database: Database,
    private readonly consents: Consents,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async execute(me: AccountViewer, { params, body }: Playing): Promise<void> {
    const { publicUrl } = this.config;
    const placed = await placeVideo(this.database.sql, me, { ...params, publicUrl });
    if (placed === null) throw notFound();
    const actor = await this.consents.actorOf(me.personId);
    if (actor === null) return;
    const now = this.clock.now();
    const { thing: video, community, lengthSeconds } = placed;
    const { playingId } = body;
    const statements = body.events.map((event) =>
      videoStatement({ event, actor, video, community, playingId, lengthSeconds, now }),
    );
    await keepStatements(this.database.sql, me.personId, statements, now);
    if (!body.events.some(({ kind }) => kind === 'completed')) return;
    const { personId } = me;
    for (const pathwayId of await completedByWatching(this.database.sql, me, params.videoId))
      await keepPathway(this.database.sql, { pathwayId, personId, actor, publicUrl, at: now });
  }
}
