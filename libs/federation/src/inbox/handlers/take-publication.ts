import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';
import {
  changePublicationElsewhere,
  endPublicationElsewhere,
  keepPublicationElsewhere,
} from '#libs/publishing';
import { plainText } from '#libs/text';

import type { Content } from '../../incoming/documents.js';
import type { Iri } from '../../incoming/iri.js';
import { applied, ignored, type Outcome } from '../outcome.js';
import { remember } from '../remote-objects.js';
import { viewerOf, type Doing } from './handling.js';
import { wordsOf } from './words-of.js';

export interface TakePublicationParts {
  readonly database: Database;
  readonly clock: Clock;
}

/** How somebody elsewhere stands to this instance. */
interface AuthorRow {
  readonly followers: Iri | null;
  readonly isFollowed: boolean;
}

/** A note with more characters is shown like an article: with how it begins, and on a page of its own. */
const LONGEST_STATUS = 5_000;

/** Whether it stands on its author's own page: in no community, and no answer to anything. */
const isOwnPage = ({ type, role, direct, groups }: Content, { rows, via }: Doing): boolean =>
  (type === 'Article' || type === 'Note') &&
  role === 'thread' &&
  !direct &&
  via === undefined &&
  !groups.some(
    ({ iri, from }) => from === 'audience' || from === 'attributedTo' || rows.communities.has(iri),
  );

/** Whose it is, as it is addressed; null where it is for people one by one, or for nobody. */
const audienceIn = ({ audience }: Content, followers: Iri | null): 'public' | 'followers' | null => {
  if (audience.public) return 'public';
  return followers !== null && [...audience.to, ...audience.cc].includes(followers) ? 'followers' : null;
};

/** What people elsewhere publish on their own pages, for those who follow them here. */
export class TakePublication {
  constructor(private readonly parts: TakePublicationParts) {}

  /** @returns null where it is nothing of the kind, or nobody here follows its author */
  async take(content: Content, doing: Doing): Promise<Outcome | null> {
    const isKept = doing.rows.publications.has(content.id);
    if (!isKept && (!isOwnPage(content, doing) || viewerOf(doing) === null)) return null;
    const { followers, isFollowed } = await this.author(doing);
    if (!isKept && !isFollowed) return null;
    const audience = audienceIn(content, followers);
    if (audience !== null) return this.keep(content, audience, doing);
    return isKept ? this.remove(content.id) : ignored('not-public');
  }

  /** It is gone, or for nobody here any more. */
  async remove(uri: Iri): Promise<Outcome> {
    const { database, clock } = this.parts;
    await database.transaction((tx) => endPublicationElsewhere(tx, uri, clock.now()));
    return applied('publication-deleted');
  }

  private async author({ actor }: Doing): Promise<AuthorRow> {
    const { rows } = await sql<AuthorRow>`
      select a.followers, exists (select from person_follow f where f.followed_id = a.owner_id
        and f.state = 'accepted') as "isFollowed"
      from remote_actor a where a.owner_id = ${actor.ownerId}`.execute(this.parts.database.sql);
    return rows[0] ?? { followers: null, isFollowed: false };
  }

  /** Of two messages that bring the same at once, one keeps it. */
  private async keep(
    content: Content,
    audience: 'public' | 'followers',
    { actor, rows }: Doing,
  ): Promise<Outcome> {
    const { database, clock } = this.parts;
    const now = clock.now();
    const publication = {
      ...this.read(content, audience, now),
      authorId: actor.ownerId,
      instanceId: actor.instanceId,
    };
    const thing = { uri: content.id, ownerUri: actor.uri, type: content.type };
    return database.transaction(async (tx) => {
      const kept = rows.publications.has(content.id) ? null : await keepPublicationElsewhere(tx, publication);
      const isChanged = kept === null && (await changePublicationElsewhere(tx, publication, now));
      await remember(tx.sql, {
        ...thing,
        objectId: kept,
        updatedAt: content.updated ?? (kept === null ? now : content.published),
      });
      if (kept !== null) return applied('stored', [content.id]);
      return applied(isChanged ? 'edited' : 'unchanged');
    });
  }

  private read(content: Content, audience: 'public' | 'followers', now: Date) {
    const { title, markdown, html, language = 'en' } = wordsOf(content);
    const isShort = content.type === 'Note' && plainText(html).length <= LONGEST_STATUS;
    const kind: 'article' | 'status' = isShort ? 'status' : 'article';
    const { id: uri, url, published } = content;
    // Nothing stands above what is written after it because another clock is fast.
    const publishedAt = published === null || published > now ? now : published;
    return { uri, url, kind, audience, title: isShort ? '' : title, markdown, html, language, publishedAt };
  }
}
