import { sql } from 'kysely';

import { isTaken, type Database, type Transaction, type Visibility } from '#libs/database';
import type { Arrived, EditPost, OpenThread, RenameThread, ReplyToThread, SetWiki } from '#libs/discussion';
import type { Clock, RemotePersonViewer } from '#libs/kernel';
import { adoptHtml } from '#libs/text';

import type { TakeEvent } from '../../events/take-event.js';
import type { ConfirmPosts } from '../../following/confirm-posts.js';
import type { Content } from '../../incoming/documents.js';
import { hostOf, type Iri } from '../../incoming/iri.js';
import type { Addresses } from '../../outgoing/addresses.js';
import type { TakeVideo } from '../../videos/take-video.js';
import { findPosts, type PostAt } from '../find-posts.js';
import { namesAmong } from '../local-address.js';
import { applied, awaiting, ignored, isApplied, missing, type Outcome } from '../outcome.js';
import { rememberNow } from '../remote-objects.js';
import { asAllowed, isWithin, viewerOf, type Doing } from './handling.js';
import type { TakePublication } from './take-publication.js';
import { wordsOf, type Words } from './words-of.js';

export interface ContributeParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly openThread: OpenThread;
  readonly replyToThread: ReplyToThread;
  readonly editPost: EditPost;
  readonly renameThread: RenameThread;
  readonly setWiki: Pick<SetWiki, 'takeOver'>;
  readonly confirmations: Pick<ConfirmPosts, 'answered'>;
  readonly videos: TakeVideo;
  readonly events: TakeEvent;
  readonly publications: Pick<TakePublication, 'take'>;
}

interface Contribution {
  readonly content: Content;
  readonly viewer: RemotePersonViewer;
  readonly words: Words;
  readonly doing: Doing;
}

interface NamedRow {
  readonly id: string;
  readonly kind: 'person' | 'community';
  readonly name: string;
  readonly uri: string | null;
  readonly url: string | null;
  readonly host: string;
}

const PUBLIC: ReadonlySet<Visibility> = new Set(['public', 'unlisted']);

/** What is not said to be public is not shown where everybody reads. */
const isTooPrivate = ({ audience, direct }: Content, visibility: Visibility): boolean =>
  direct || (!audience.public && PUBLIC.has(visibility));

/**
 * Threads and replies that people elsewhere write, in communities of this instance and in those that people here follow; and
 * what they publish on their own pages.
 */
export class Contribute {
  constructor(private readonly parts: ContributeParts) {}

  /** Stores what somebody wrote, or what became of it. The rules have let it in; the gate decides whether they may. */
  async take(content: Content, doing: Doing): Promise<Outcome> {
    const published = await this.parts.publications.take(content, doing);
    if (published !== null) return published;
    const outcome = await this.write(content, doing);
    const answered = content.inReplyTo === null ? undefined : doing.rows.posts.get(content.inReplyTo);
    if (isApplied(outcome) && answered !== undefined) await this.parts.confirmations.answered(answered);
    return outcome;
  }

  private async write(content: Content, doing: Doing): Promise<Outcome> {
    const viewer = viewerOf(doing);
    if (viewer === null) return ignored('not-a-person');
    if (content.role === 'vote') return ignored('not-handled');
    const contribution = { content, viewer, words: wordsOf(content), doing };
    const stored = doing.rows.posts.get(content.id);
    if (stored !== undefined) return asAllowed(doing.actor.uri, () => this.edit(contribution, stored));
    return content.inReplyTo === null ? this.open(contribution) : this.reply(contribution, content.inReplyTo);
  }

  private async open(contribution: Contribution): Promise<Outcome> {
    const { content, viewer, words, doing } = contribution;
    const community = content.groups
      .map(({ iri }) => doing.rows.communities.get(iri))
      .find((found) => found?.isHostedHere === true || (found !== undefined && found.id === doing.via?.id));
    if (community === undefined) return ignored('no-community-here');
    if (isTooPrivate(content, community.visibility)) return ignored('not-public');
    return this.store(contribution, async () => {
      const open = await this.parts.openThread.prepare(viewer, {
        communityId: community.id,
        title: words.title,
        markdown: words.markdown,
        language: words.language,
        arrived: await this.arrived(contribution),
      });
      return this.parts.database.transaction(async (tx) => {
        const { thread, post } = await open(tx);
        await this.takeSubject(tx, thread.id, content);
        return post.id;
      });
    });
  }

  private async reply(contribution: Contribution, parentIri: Iri): Promise<Outcome> {
    const { content, viewer, words, doing } = contribution;
    const parent = doing.rows.posts.get(parentIri);
    if (parent === undefined) {
      if (hostOf(parentIri) === this.parts.addresses.host) return ignored('unknown-parent');
      const { via } = doing;
      return via === undefined ? awaiting(parentIri, 'unknown-parent') : missing(parentIri, via.id);
    }
    if (!isWithin(parent, doing)) return ignored('not-hosted-here');
    if (isTooPrivate(content, parent.visibility)) return ignored('not-public');
    return this.store(contribution, async () => {
      const reply = {
        threadId: parent.threadId,
        replyToId: parent.postId,
        markdown: words.markdown,
        language: words.language,
        arrived: await this.arrived(contribution),
      };
      const once = { personId: viewer.personId, key: content.id, operation: 'arrived', request: content.id };
      return (await this.parts.replyToThread.execute(viewer, reply, once)).id;
    });
  }

  /** A crash between the two leads to the same activity again, which then finds the post and says what it is. */
  private async store(contribution: Contribution, write: () => Promise<string>): Promise<Outcome> {
    const { content, doing } = contribution;
    const thing = {
      uri: content.id,
      ownerUri: doing.actor.uri,
      type: content.type,
      updatedAt: content.updated ?? content.published,
    };
    return asAllowed(doing.actor.uri, async () => {
      try {
        const objectId = await write();
        if (content.isWiki) await this.parts.setWiki.takeOver(objectId, true);
        await rememberNow(this.parts.database, { ...thing, objectId });
        return applied('stored', [content.id]);
      } catch (error) {
        return this.storedMeanwhile(contribution, error);
      }
    });
  }

  /** It came another way at the same moment: passed on by its community, and read with the rest of its thread. */
  private async storedMeanwhile(contribution: Contribution, error: unknown): Promise<Outcome> {
    if (!isTaken(error, ['thread_uri_key', 'post_uri_key'])) throw error;
    const { database, addresses } = this.parts;
    const { id } = contribution.content;
    const stored = (await findPosts(database.sql, addresses, [id])).get(id);
    if (stored === undefined) throw error;
    return this.edit(contribution, stored);
  }

  private async edit({ content, viewer, words, doing }: Contribution, stored: PostAt): Promise<Outcome> {
    const { database, editPost, renameThread, clock } = this.parts;
    const { postId, threadId, version } = stored;
    const arrived = await this.arrived({ content, viewer, words, doing });
    const isAsStored = stored.html === adoptHtml(words.html, arrived.named);
    if (!isAsStored) await editPost.execute(viewer, { postId, version, markdown: words.markdown, arrived });
    await this.parts.setWiki.takeOver(postId, content.isWiki);
    const isRenamed = stored.number === 1 && content.name !== null && stored.title !== words.title;
    if (isRenamed) await renameThread.execute(viewer, threadId, words.title);
    const thing = {
      uri: content.id,
      ownerUri: doing.actor.uri,
      type: content.type,
      objectId: postId,
      updatedAt: content.updated ?? clock.now(),
    };
    if (stored.number === 1) await this.changeSubject(threadId, content);
    await rememberNow(database, thing);
    return applied(isAsStored && !isRenamed ? 'unchanged' : 'edited');
  }

  /** What a thread is about beside its words. */
  private async takeSubject(tx: Transaction, threadId: string, content: Content): Promise<void> {
    await this.parts.videos.take(tx, threadId, content);
    await this.parts.events.take(tx, threadId, content);
  }

  private async changeSubject(threadId: string, content: Content): Promise<void> {
    if (content.video === null && content.event === null) return;
    await this.parts.database.transaction((tx) => this.takeSubject(tx, threadId, content));
  }

  private async arrived({ content, words, doing }: Contribution): Promise<Arrived> {
    const { id: uri, url, published: writtenAt } = content;
    const history = doing.isHistory === true ? { writtenAt } : undefined;
    return { uri, url, html: words.html, named: await this.namedIn(content), history };
  }

  private async namedIn({ mentions }: Content): Promise<Arrived['named']> {
    const iris = mentions.map(({ href }) => href);
    if (iris.length === 0) return [];
    const namesOf = (kind: 'person' | 'community'): string[] =>
      namesAmong(iris, kind, this.parts.addresses.host);
    const isOurs = sql`o.instance_id = (select id from instance where is_local)`;
    const { rows } = await sql<NamedRow>`
      select o.id, 'person' as kind, o.name, o.uri, o.url, i.host from person o join instance i on i.id = o.instance_id
      where o.uri = any(${iris}::text[]) or ${isOurs} and o.name = any(${namesOf('person')}::text[])
      union all
      select o.id, 'community', o.name, o.uri, o.url, i.host from community o join instance i on i.id = o.instance_id
      where o.uri = any(${iris}::text[]) or ${isOurs} and o.name = any(${namesOf('community')}::text[])`.execute(
      this.parts.database.sql,
    );
    return rows.map((row) => this.namedOf(row));
  }

  private namedOf({ id, kind, name, uri, url, host }: NamedRow): Arrived['named'][number] {
    const handle = uri === null ? name : `${name}@${host}`;
    return {
      id,
      kind,
      links: uri === null ? this.linksTo(kind, name) : [uri, url].filter((link) => link !== null),
      page: kind === 'person' ? `/@${handle}` : `/c/${handle}`,
    };
  }

  /** Addresses of somebody, or a community, of this instance. */
  private linksTo(kind: NamedRow['kind'], name: string): string[] {
    const { id, page } = this.parts.addresses[kind](name);
    return [id, page];
  }
}
