import { sql } from 'kysely';

import type { ActorKind, Database } from '#libs/database';

import { KeyCache } from '../keys/key-cache.js';

/** What is sent, and who signs it. */
export interface StoredActivity {
  readonly id: string;
  readonly actorId: string;
  readonly actorKind: ActorKind;
  readonly body: Buffer;
}

/** One post goes to hundreds of hosts within seconds. */
const KEPT = 64;

/** Reads activities that are about to be sent, each once as long as it is being sent. */
export class ClaimedActivities {
  private readonly kept = new KeyCache<StoredActivity>(KEPT);

  constructor(private readonly database: Database) {}

  async byIds(ids: readonly string[]): Promise<Map<string, StoredActivity>> {
    const found = new Map<string, StoredActivity>();
    for (const id of ids) {
      const activity = this.kept.get(id);
      if (activity !== undefined) found.set(id, activity);
    }
    const missing = [...new Set(ids)].filter((id) => !found.has(id));
    for (const activity of await this.read(missing)) {
      this.kept.set(activity.id, activity);
      found.set(activity.id, activity);
    }
    return found;
  }

  private async read(ids: readonly string[]): Promise<StoredActivity[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<StoredActivity>`
      select activity.id, actor_id "actorId", body,
        case when community.id is not null then 'community' when person.id is not null then 'person'
          else 'instance' end "actorKind"
      from outbox_activity activity
      left join community on community.id = actor_id
      left join person on person.id = actor_id
      where activity.id = any(${[...ids]}::uuid[])`.execute(this.database.sql);
    return rows;
  }
}
