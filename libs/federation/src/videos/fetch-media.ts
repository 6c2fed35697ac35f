import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { LIMITS, type Clock } from '#libs/kernel';
import type { MediaSource, Wanted, WantedStream } from '#libs/media';
import {
  FetchFailed,
  type FetchedDocument,
  type FetchedStream,
  type FetchFailure,
  type Prepare,
  type SafeFetch,
} from '#libs/safe-fetch';

import { signing, type InstanceSigner } from '../actors/signed-fetch.js';
import type { KeyRing } from '../keys/key-ring.js';
import { videoReaderColumn } from './video-reader.js';

export interface FetchMediaParts {
  readonly database: Database;
  /** With connections of its own: films shall not hold up what is written. */
  readonly client: SafeFetch;
  readonly keys: Pick<KeyRing, 'signerOf'>;
  /** Of this instance. */
  readonly signer: InstanceSigner;
  readonly clock: Clock;
}

/**
 * Gets parts of videos elsewhere in the name of this instance or, where a community is private, of a member here. Nothing
 * is asked of any other host than the one of the address.
 */
export class FetchMedia implements MediaSource {
  constructor(private readonly parts: FetchMediaParts) {}

  async document({ videoId, url, accept }: Wanted): Promise<FetchedDocument | FetchFailure> {
    return this.parts.client.get(url, { accept, prepare: await this.prepare(videoId, url) });
  }

  async stream({ range, mostBytes, ...wanted }: WantedStream): Promise<FetchedStream | FetchFailure> {
    const { videoId, url, accept } = wanted;
    return this.parts.client.stream(url, {
      accept,
      limits: { bytes: mostBytes, seconds: LIMITS.videosElsewhere.partSeconds },
      prepare: await this.prepare(videoId, url),
      headers: range === null ? {} : { range: `bytes=${range.start}-${range.end}` },
    });
  }

  /** Called for each redirect as well. */
  private async prepare(videoId: string, url: string): Promise<Prepare> {
    const { keys, signer, clock } = this.parts;
    const host = URL.parse(url)?.host;
    const reader = await this.readerOf(videoId);
    const sign = signing(reader === null ? signer : () => keys.signerOf(reader, 'person'), clock);
    return (request) => {
      if (URL.parse(request.url)?.host !== host)
        throw new FetchFailed({ kind: 'refused', why: 'denied-host' });
      return sign(request);
    };
  }

  private async readerOf(videoId: string): Promise<string | null> {
    const { rows } = await sql<{ reader: string | null }>`
      select ${videoReaderColumn} as reader from video v join community c on c.id = v.community_id
      where v.id = ${videoId}`.execute(this.parts.database.sql);
    return rows[0]?.reader ?? null;
  }
}
