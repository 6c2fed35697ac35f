import type { Database } from '#libs/database';
import type { KeepForeignCrest } from '#libs/files';
import type { SafeFetch } from '#libs/safe-fetch';

import { fetchPicture } from '../pictures/fetch-picture.js';

export interface ReadCrestParts {
  readonly database: Database;
  readonly client: SafeFetch;
  readonly crests: KeepForeignCrest;
}

/** Fetches the crest that the card of a partner's organisation names, so that readers are shown it by this server. */
export class ReadCrest {
  constructor(private readonly parts: ReadCrestParts) {}

  /** @throws Error when its server cannot be reached now */
  async execute(instanceId: string): Promise<void> {
    const { database, client, crests } = this.parts;
    const instance = await database.sql
      .selectFrom('instance')
      .select('crest_url')
      .where('id', '=', instanceId)
      .where('verified_until', '>', new Date())
      .executeTakeFirst();
    if (instance === undefined) return;
    const { crest_url: url } = instance;
    const isKept = url !== '' && (await fetchPicture(client, url, (bytes) => crests.keep(instanceId, bytes)));
    if (!isKept) await crests.drop(instanceId);
  }
}
