import type { Database } from '#libs/database';
import type { KeepForeignPortrait } from '#libs/files';
import type { SafeFetch } from '#libs/safe-fetch';

import { fetchPicture } from './fetch-picture.js';

export interface ReadPortraitParts {
  readonly database: Database;
  readonly client: SafeFetch;
  readonly portraits: KeepForeignPortrait;
}

/** Fetches the picture of a person of another server, so that readers are shown it by this one. */
export class ReadPortrait {
  constructor(private readonly parts: ReadPortraitParts) {}

  /** @throws Error when its server cannot be reached now */
  async execute(personId: string): Promise<void> {
    const { database, client, portraits } = this.parts;
    const actor = await database.sql
      .selectFrom('remote_actor')
      .select(['picture', 'picture_alt'])
      .where('owner_id', '=', personId)
      .where('owner_kind', '=', 'person')
      .where('gone_at', 'is', null)
      .executeTakeFirst();
    if (actor === undefined) return;
    const { picture, picture_alt: alt } = actor;
    const isKept =
      picture !== null &&
      (await fetchPicture(client, picture, (bytes) => portraits.keep(personId, { bytes, alt })));
    if (!isKept) await portraits.drop(personId);
  }
}
