import { sql } from 'kysely';

import type { Clock } from '#libs/kernel';
import type { SafeFetch } from '#libs/safe-fetch';

import { SignedFetch } from '../actors/signed-fetch.js';
import type { DocumentSource } from '../inbox/inbox-ports.js';
import type { KeyRing } from '../keys/key-ring.js';

export interface ReaderDocumentsParts {
  /** In the name of this instance. */
  readonly documents: DocumentSource;
  readonly client: SafeFetch;
  readonly keys: Pick<KeyRing, 'signerOf'>;
  readonly clock: Clock;
}

/**
 * SQL for the member here in whose name community `c` elsewhere is read, where its server shows things to members alone;
 * null where everybody may read it.
 */
export const readerColumn = sql<string | null>`case when c.visibility not in ('public', 'unlisted') then (
  select f.follower_id from follow f
  where f.target_id = c.id and f.state = 'accepted' and f.follower_kind = 'person'
  order by f.decided_at, f.id limit 1) end`;

/** Gets documents in the name of somebody here, or of this instance. */
export class ReaderDocuments {
  constructor(private readonly parts: ReaderDocumentsParts) {}

  of(reader: string | null): DocumentSource {
    const { documents, client, keys, clock } = this.parts;
    return reader === null
      ? documents
      : new SignedFetch(client, () => keys.signerOf(reader, 'person'), clock);
  }
}
