import { sql } from 'kysely';

import { nameModeratorsElsewhere } from '#libs/communities';
import type { Database, Transaction } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import { FetchBudget } from '#libs/safe-fetch';

import type { DocumentSource } from '../inbox/inbox-ports.js';
import { localAddressOf } from '../inbox/local-address.js';
import type { Collection } from '../incoming/documents.js';
import { readIri, sameHost, type Iri } from '../incoming/iri.js';
import { readDocument } from '../incoming/read-document.js';
import { admitFetched } from '../trust/admit-fetched.js';
import { followingJobs } from './following-jobs.js';

export interface ModeratorsParts {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly documents: DocumentSource;
  readonly ownHost: string;
}

const idsOf = ({ items }: Collection): readonly Iri[] => items.flatMap(({ id }) => (id === null ? [] : [id]));

/** Reads who looks after the communities elsewhere that people here follow. */
export class ModeratorsElsewhere {
  constructor(private readonly parts: ModeratorsParts) {}

  /** Has the moderators of a community be read, soon. */
  async ask(tx: Transaction, communityId: string): Promise<void> {
    await this.parts.jobs.send(tx, followingJobs().readModerators, { communityId });
  }

  /** Gives the moderators whom a community names their role here, as far as they are known, and takes it from others. */
  async read(communityId: string): Promise<void> {
    const listed = await this.listed(communityId);
    if (listed === null) return;
    const people = { listed: await this.knownAmong(listed), told: await this.toldTheirRole(communityId) };
    await this.parts.database.transaction((tx) => nameModeratorsElsewhere(tx, communityId, people));
  }

  /** Whoever joined by name, and not by following alone, is told as what. */
  private async toldTheirRole(communityId: string): Promise<readonly string[]> {
    const rows = await this.parts.database.sql
      .selectFrom('follow')
      .select('follower_id')
      .where('target_id', '=', communityId)
      .where('type', '=', 'Join')
      .execute();
    return rows.map(({ follower_id: id }) => id);
  }

  /** Null where nobody here follows the community, or its list cannot be had. */
  private async listed(communityId: string): Promise<readonly Iri[] | null> {
    const address = await this.addressOf(communityId);
    if (address === null) return null;
    const budget = new FetchBudget();
    const collection = await this.collection(address, budget);
    if (collection === null || collection.items.length > 0) return collection && idsOf(collection);
    const first = collection.first?.id ?? null;
    if (first === null || !sameHost(first, address)) return [];
    const page = await this.collection(first, budget);
    return page && idsOf(page);
  }

  /** Of the list, on the host of the community itself. */
  private async addressOf(communityId: string): Promise<Iri | null> {
    const { rows } = await sql<{ uri: string; moderators: string }>`
      select a.uri, a.moderators from remote_actor a
      where a.owner_id = ${communityId} and a.owner_kind = 'community' and a.gone_at is null
        and a.moderators is not null
        and exists (select from follow f where f.target_id = a.owner_id and f.state = 'accepted')`.execute(
      this.parts.database.sql,
    );
    const [group, moderators] = [readIri(rows[0]?.uri), readIri(rows[0]?.moderators)];
    return group !== null && moderators !== null && sameHost(group, moderators) ? moderators : null;
  }

  private async collection(iri: Iri, budget: FetchBudget): Promise<Collection | null> {
    const { documents, ownHost } = this.parts;
    const found = await documents.object(iri, budget);
    const url = found.kind === 'object' ? readIri(found.url) : null;
    if (found.kind !== 'object' || url === null) return null;
    const reading = readDocument(found.document);
    const admission = admitFetched(reading, { url, again: true, ownHost, stored: undefined });
    return admission.kind === 'take' && admission.reading.kind === 'collection' ? admission.reading : null;
  }

  private async knownAmong(iris: readonly Iri[]): Promise<readonly string[]> {
    const names = iris.flatMap((iri) => {
      const address = localAddressOf(iri, this.parts.ownHost);
      return address?.kind === 'person' && address.part === null ? [address.name] : [];
    });
    const { rows } = await sql<{ id: string }>`
      select p.id from person p join instance i on i.id = p.instance_id
      where p.deleted_at is null
        and (p.uri = any(${[...iris]}::text[]) or (i.is_local and p.name = any(${names}::text[])))`.execute(
      this.parts.database.sql,
    );
    return rows.map(({ id }) => id);
  }
}
