import type { Addresses } from './addresses.js';
import { CONTEXTS } from './contexts.js';
import { contribution } from './contributions.js';
import type { ChaptersFacts, StoryboardFacts, VideoFacts, VideoFileFacts } from './facts.js';
import type { OutgoingDocument } from './outgoing-document.js';
import { languageTag, picture, timestamp } from './parts.js';

const PUBLISHED = 1;
const COMMENTS_OPEN = 1;
const COMMENTS_CLOSED = 2;

/** PeerTube takes whole seconds only. */
const seconds = (milliseconds: number): number => Math.round(milliseconds / 1000);

const duration = (wholeSeconds: number): string => `PT${wholeSeconds}S`;

/** PeerTube takes UUIDs of version 4 only. Ours are of version 7 and stay unique when they say otherwise. */
const asVersion4 = (id: string): string => `${id.slice(0, 14)}4${id.slice(15)}`;

const fileLink = ({
  url,
  mediaType,
  width,
  height,
  size,
  framesPerSecond,
}: VideoFileFacts): OutgoingDocument => ({
  type: 'Link',
  mediaType,
  href: url,
  width,
  height,
  size,
  ...(framesPerSecond === null ? {} : { fps: framesPerSecond }),
});

/** The page comes first: Mastodon shows the first address that is one. */
const links = ({ page, playlist, files }: VideoFacts): OutgoingDocument[] => [
  { type: 'Link', mediaType: 'text/html', href: page },
  ...files.map(fileLink),
  ...(playlist === null
    ? []
    : [{ type: 'Link', mediaType: 'application/x-mpegURL', href: playlist, tag: [] }]),
];

const storyboard = ({ url, mediaType, secondsPerTile, ...sizes }: StoryboardFacts): OutgoingDocument => ({
  type: 'Image',
  rel: ['storyboard'],
  url: [{ mediaType, href: url, ...sizes, tileDuration: duration(secondsPerTile) }],
});

const captionsOf = ({ captions }: VideoFacts): OutgoingDocument[] =>
  captions.map(({ language, url }) => ({ ...languageTag(language), url }));

/**
 * A thread that opens with a video, as PeerTube writes one. `attributedTo` names the person and the community as objects:
 * NodeBB does not take that from a Create, but from the announcement of the id, which it fetches.
 */
export const video = (at: Addresses, facts: VideoFacts): OutgoingDocument => {
  const { tag, ...common } = contribution(at, facts);
  const { replies, chapters } = at.post(facts.postId);
  return {
    ...common,
    '@context': CONTEXTS.video,
    type: 'Video',
    uuid: asVersion4(facts.postId),
    name: facts.title,
    content: facts.markdown,
    contentMap: { [facts.language]: facts.markdown },
    mediaType: 'text/markdown',
    attributedTo: [
      { type: 'Person', id: facts.author },
      { type: 'Group', id: facts.community.id },
    ],
    url: links(facts),
    icon: facts.posters.map(picture),
    preview: facts.storyboard === null ? [] : [storyboard(facts.storyboard)],
    subtitleLanguage: captionsOf(facts),
    tag: [
      ...(tag as OutgoingDocument[]),
      ...facts.tags.map((name) => ({ type: 'Hashtag', href: at.hashtag(name), name: `#${name}` })),
    ],
    duration: duration(seconds(facts.durationMs)),
    aspectRatio: facts.width / facts.height,
    views: facts.views,
    comments: replies,
    commentsEnabled: !facts.isLocked,
    commentsPolicy: facts.isLocked ? COMMENTS_CLOSED : COMMENTS_OPEN,
    hasParts: facts.hasChapters ? chapters : undefined,
    downloadEnabled: false,
    isLiveBroadcast: false,
    state: PUBLISHED,
    waitTranscoding: true,
    updated: timestamp(facts.editedAt ?? facts.createdAt),
  };
};

/** The chapters of a video, as PeerTube reads them: offsets in seconds, each chapter up to the next one. */
export const chaptersDocument = (at: Addresses, facts: ChaptersFacts): OutgoingDocument => ({
  '@context': CONTEXTS.chapters,
  id: at.post(facts.postId).chapters,
  hasPart: facts.chapters.map(({ startMs, title }, index) => ({
    name: title,
    startOffset: seconds(startMs),
    endOffset: seconds(facts.chapters[index + 1]?.startMs ?? facts.durationMs),
  })),
});
