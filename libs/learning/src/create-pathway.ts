import { Inject, Injectable } from '@nestjs/common';

import { canCreatePathway } from '#libs/access';
import type { createPathway, OperationInput, PathwayView } from '#libs/contracts';
import { Database, runOnce, type OnceKey } from '#libs/database';
import { nextReview } from '#libs/identity';
import { CLOCK, DomainError, newId, type AccountViewer, type Clock } from '#libs/kernel';

import { readerBefore } from './pathway-gate.js';
import { findPathway, presentPathway } from './pathway-row.js';

type Wanted = OperationInput<typeof createPathway>['body'];

/** Begins a pathway, without steps yet. */
@Injectable()
export class CreatePathway {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `pathway.community-missing`, `idempotency.key-reused` */
  async execute(me: AccountViewer, once: OnceKey, wanted: Wanted): Promise<PathwayView> {
    const communityId = communityOf(wanted);
    const reader = await readerBefore(this.database.sql, me, communityId);
    const { audience } = wanted;
    if (!canCreatePathway(reader, { audience, instanceId: me.instanceId }))
      throw new DomainError('not-allowed');
    return runOnce(this.database, once, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      await tx.sql
        .insertInto('pathway')
        .values({
          id,
          instance_id: me.instanceId,
          owner_id: me.personId,
          community_id: communityId ?? null,
          audience,
          title: wanted.title.trim(),
          description: wanted.description ?? '',
          language: wanted.language,
          review_by: nextReview(now),
          created_at: now,
          updated_at: now,
        })
        .execute();
      return presentPathway(tx.sql, await findPathway(tx.sql, me, id));
    });
  }
}

/** Only what is for a community has one. */
const communityOf = ({ audience, communityId }: Wanted): string | undefined => {
  if (audience !== 'community') return undefined;
  if (communityId === undefined)
    throw new DomainError('pathway.community-missing', {}, [
      { path: 'communityId', code: 'pathway.community-missing' },
    ]);
  return communityId;
};
