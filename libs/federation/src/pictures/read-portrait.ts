import type { Database } from '#libs/database';
import type { KeepForeignPortrait } from '#libs/files';
import { DomainError } from '#libs/kernel';
import { FetchBudget, type FetchFailure, type SafeFetch } from '#libs/safe-fetch';

export interface ReadPortraitParts {
  readonly database: Database;
  readonly client: SafeFetch;
  readonly portraits: KeepForeignPortrait;
}

/** Nothing else is taken for a picture; what it is is decided by its content. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** The picture and what it may be redirected to. */
const REQUESTS = 4;

/** Whether it may be otherwise later. */
const isPassing = (failure: FetchFailure): boolean =>
  failure.kind === 'unreachable' ||
  failure.kind === 'timeout' ||
  (failure.kind === 'status' && (failure.status >= 500 || failure.status === 429));

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
    if (actor.picture === null) return portraits.drop(personId);
    const found = await client.get(actor.picture, { accept: TYPES, budget: new FetchBudget(REQUESTS) });
    if (found.kind !== 'document') {
      if (isPassing(found)) throw new Error(`the server of ${actor.picture} cannot be reached`);
      return portraits.drop(personId);
    }
    await this.keep(personId, { bytes: found.bytes, alt: actor.picture_alt });
  }

  /** What cannot be shown as a picture is none. */
  private async keep(
    personId: string,
    picture: { readonly bytes: Buffer; readonly alt: string },
  ): Promise<void> {
    const { portraits } = this.parts;
    try {
      await portraits.keep(personId, picture);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'upload.busy') throw error;
      await portraits.drop(personId);
    }
  }
}
