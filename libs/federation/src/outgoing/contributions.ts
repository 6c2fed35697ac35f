import type { Addresses } from './addresses.js';
import { addressedIn } from './addressing.js';
import { CONTEXTS } from './contexts.js';
import type { ContributionFacts, ReplyFacts, ThreadFacts, TombstoneFacts } from './facts.js';
import type { OutgoingDocument } from './outgoing-document.js';
import { attachment, languageTag, markdownSource, mentionsOf, timestamp } from './parts.js';

type CommonFacts = Omit<ContributionFacts, 'html'>;

/** What threads, replies and videos have in common; everybody in `mentions` is named and, where they may be, addressed. */
export const contribution = (at: Addresses, facts: CommonFacts): OutgoingDocument => ({
  id: at.post(facts.postId).id,
  attributedTo: facts.author,
  ...addressedIn(facts.community, {
    authorFollowers: facts.authorFollowers,
    people: facts.mentions.map(({ id }) => id),
  }),
  audience: facts.community.id,
  context: facts.context ?? undefined,
  replies: at.post(facts.postId).replies,
  source: markdownSource(facts.markdown),
  attachment: facts.attachments.map(attachment),
  tag: mentionsOf([...facts.mentions, facts.community]),
  language: languageTag(facts.language),
  sensitive: false,
  published: timestamp(facts.createdAt),
  updated: facts.editedAt === null ? undefined : timestamp(facts.editedAt),
});

const html = ({ html, language }: ContributionFacts): OutgoingDocument => ({
  content: html,
  contentMap: { [language]: html },
  mediaType: 'text/html',
});

/** Says that members edit it together; other posts say nothing of it. */
const asWiki = ({ isWiki }: ContributionFacts): OutgoingDocument => ({
  '@context': isWiki ? CONTEXTS.wiki : CONTEXTS.content,
  wiki: isWiki ? true : undefined,
});

/** The post that opens a thread. It has no `inReplyTo`: with one it would be a comment for Lemmy. */
export const thread = (at: Addresses, facts: ThreadFacts): OutgoingDocument => ({
  ...contribution(at, facts),
  ...html(facts),
  ...asWiki(facts),
  type: facts.type,
  name: facts.title,
  url: facts.page,
  commentsEnabled: !facts.isLocked,
});

/** A reply; whoever wrote what it answers is named in it. */
export const reply = (at: Addresses, facts: ReplyFacts): OutgoingDocument => ({
  ...contribution(at, { ...facts, mentions: [facts.parentAuthor, ...facts.mentions] }),
  ...html(facts),
  ...asWiki(facts),
  type: 'Note',
  inReplyTo: facts.inReplyTo,
  url: facts.page,
});

/** What is left of something deleted; it says nothing of what was written. */
export const tombstone = ({ id, formerType, createdAt, deletedAt }: TombstoneFacts): OutgoingDocument => ({
  '@context': CONTEXTS.content,
  id,
  type: 'Tombstone',
  formerType,
  published: timestamp(createdAt),
  deleted: timestamp(deletedAt),
});
