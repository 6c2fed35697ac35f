import type { Database } from '#libs/database';
import type { Jobs } from '#libs/jobs';

import { peerJobs } from './peer-jobs.js';
import type { ReadSoftware } from './read-software.js';
import type { RemoteActors } from './remote-actors.js';

interface Handlers {
  readonly database: Database;
  readonly actors: RemoteActors;
  readonly software: ReadSoftware;
}

/** Names the handlers of this folder's jobs. A host that gives no answer is asked again when the actor next matters. */
export const handlePeerJobs = (jobs: Jobs, { database, actors, software }: Handlers): void => {
  jobs.handle(peerJobs().refreshActor, async ({ ownerId }) => {
    const actor = await database.sql
      .selectFrom('remote_actor')
      .select('uri')
      .where('owner_id', '=', ownerId)
      .where('gone_at', 'is', null)
      .executeTakeFirst();
    if (actor !== undefined) await actors.byUri(actor.uri, { fresh: true });
  });
  jobs.handle(peerJobs().readSoftware, ({ instanceId }) => software.execute(instanceId));
};
