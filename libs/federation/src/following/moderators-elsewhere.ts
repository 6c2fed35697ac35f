import { sql } from 'kysely';

import { nameModeratorsElsewhere } from '#libs/communities';
import type { Database, Transaction } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import { FetchBudget } from '#libs/safe-fetch';

import type { DocumentSource } from '../inbox/inbox-ports.js';
import { namesAmong } from '../inbox/local-address.js';
import type { Collection, Inner } from '../incoming/documents.js';
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

/** The most pages that a list of moderators may have. */
const MOST_PAGES = 10;

const following = ({ next }: Collection): Inner | null =>
  next === null ? null : { id: next, embedded: null, raw: null };

/** Null where not all of it is written, or could be read. */
const idsIn = (pages: readonly Collection[]): readonly Iri[] | null => {
  const ids = pages.flatMap(({ items }) => items.flatMap(({ id }) => (id === null ? [] : [id])));
  const isHidden = ids.length === 0 && pages.some(({ totalItems }) => totalItems !== null && totalItems > 0);
  return isHidden || pages.some(({ cut }) => cut) ? null : ids;
};

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

  /** Null where nobody here follows the community, or its whole list cannot be had. */
  private async listed(communityId: string): Promise<readonly Iri[] | null> {
    const address = await this.addressOf(communityId);
    if (address === null) return null;
    const budget = new FetchBudget();
    const pages = await this.pagesOf(address, budget);
    return pages && idsIn(pages);
  }

  /** The list itself or, where it holds nothing, its pages. Null where one is missing: nobody named there is to lose a role. */
  private async pagesOf(address: Iri, budget: FetchBudget): Promise<readonly Collection[] | null> {
    const list = await this.collection(address, budget);
    if (list === null) return null;
    const pages = [list];
    let next = list.items.length > 0 ? following(list) : list.first;
    while (next !== null) {
      const page = pages.length > MOST_PAGES ? null : await this.pageAt(next, address, budget);
      if (page === null) return null;
      pages.push(page);
      next = following(page);
    }
    return pages;
  }

  /** A page that is written out inside of the list is as good as the list. */
  private async pageAt({ id, embedded }: Inner, list: Iri, budget: FetchBudget): Promise<Collection | null> {
    if (embedded?.kind === 'collection' && (embedded.items.length > 0 || id === null)) return embedded;
    return id !== null && sameHost(id, list) ? this.collection(id, budget) : null;
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
    const names = namesAmong(iris, 'person', this.parts.ownHost);
    const { rows } = await sql<{ id: string }>`
      select p.id from person p
      where p.deleted_at is null and (p.uri = any(${[...iris]}::text[])
        or p.instance_id = (select id from instance where is_local) and p.name = any(${names}::text[]))`.execute(
      this.parts.database.sql,
    );
    return rows.map(({ id }) => id);
  }
}
