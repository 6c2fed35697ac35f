import { Inject, Injectable } from '@nestjs/common';

import { canCreateVideo, demand, demandReadable, findPlace } from '#libs/access';
import type { createVideo, OperationInput, VideoView } from '#libs/contracts';
import { Database, runOnce, type OnceKey } from '#libs/database';
import { CLOCK, newId, type AccountViewer, type Clock } from '#libs/kernel';

import { StartProcessing } from '../processing/start-processing.js';
import { takeUpload } from '../uploads/take-upload.js';
import { tidyTags } from './tidy-tags.js';
import { findVideo, presentVideo } from './video-row.js';

/** Makes a draft of an upload, whether or not all of it is there already. */
@Injectable()
export class CreateVideo {
  constructor(
    private readonly database: Database,
    private readonly processing: StartProcessing,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `video.upload-missing`, `idempotency.key-reused` */
  async execute(
    me: AccountViewer,
    once: OnceKey,
    { params, body }: OperationInput<typeof createVideo>,
  ): Promise<VideoView> {
    const place = await findPlace(this.database.sql, me, params.communityId);
    demandReadable(place);
    return runOnce(this.database, once, async (tx) => {
      demand(canCreateVideo(place), place);
      const upload = await takeUpload(tx, me, body.uploadId, this.clock.now());
      const { language } = await tx.sql
        .selectFrom('community')
        .select('language')
        .where('id', '=', params.communityId)
        .executeTakeFirstOrThrow();
      const id = newId();
      await tx.sql
        .insertInto('video')
        .values({
          id,
          instance_id: me.instanceId,
          community_id: params.communityId,
          author_id: me.personId,
          upload_id: upload.id,
          title: body.title.trim(),
          description: body.description ?? '',
          language: body.language ?? language,
          tags: tidyTags(body.tags ?? []),
          state: 'uploading',
          excerpt_start_ms: body.excerpt?.startMs ?? 0,
          excerpt_end_ms: body.excerpt?.endMs ?? null,
          reserved_bytes: upload.size,
          created_at: this.clock.now(),
        })
        .execute();
      if (upload.finished_at !== null) await this.processing.whenUploaded(tx, upload.id);
      return presentVideo(await findVideo(tx.sql, me, id));
    });
  }
}
