import type { Addresses } from '../outgoing/addresses.js';
import { reply, thread } from '../outgoing/contributions.js';
import { event } from '../outgoing/event.js';
import type {
  AttachmentFacts,
  CommunityFacts,
  ContributionFacts,
  VideoFacts,
  VideoFileFacts,
} from '../outgoing/facts.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { video } from '../outgoing/video.js';
import { followersOf, idOf, isOurs, mentionOf } from './actor-columns.js';
import { linkedOut } from './linked-out.js';
import { fileAddress } from './pictures.js';
import type { AttachmentColumn, EventColumn, PostRow, VideoColumn } from './post-rows.js';

/** Characters from which on a text stands for itself, whatever is attached to it. */
const ARTICLE = 500;
/** Of the shorter side of a poster, in pixels. */
const POSTER_SIDE = 720;

/** A community as something that is written to. */
export const communityFactsOf = (
  at: Addresses,
  { community, visibility }: Pick<PostRow, 'community' | 'visibility'>,
): CommunityFacts => ({
  ...mentionOf(at, 'community', community),
  followers: followersOf(at, 'community', community),
  visibility,
});

const attachmentOf = (at: Addresses, file: AttachmentColumn): AttachmentFacts => {
  const { id, display, mediaType, alt, fileName } = file;
  return {
    url: fileAddress(at, id, display === null ? 'download' : 'display'),
    mediaType: display?.mediaType ?? mediaType,
    name: alt === '' ? fileName : alt,
    width: display?.width ?? null,
    height: display?.height ?? null,
  };
};

/** Where people read a post; one in a community elsewhere is found by its id. */
const pageOf = (at: Addresses, { id, number, thread_id, root_post_id, community }: PostRow): string => {
  if (!isOurs(at, community)) return at.post(id).id;
  return id === root_post_id
    ? at.threadPage(community.name, thread_id)
    : at.postPage(community.name, thread_id, number);
};

/** Links to those who are named lead to them as everybody knows them. */
const contentOf = (at: Addresses, { html, mentions }: PostRow): string =>
  linkedOut(
    at,
    html,
    new Map(
      mentions.map(({ kind, actor }) => {
        const handle = isOurs(at, actor) ? actor.name : `${actor.name}@${actor.host}`;
        return [kind === 'person' ? `/@${handle}` : `/c/${handle}`, idOf(at, kind, actor)];
      }),
    ),
  );

const contributionOf = (at: Addresses, row: PostRow): ContributionFacts => ({
  postId: row.id,
  author: idOf(at, 'person', row.author),
  authorFollowers: at.person(row.author.name).followers,
  community: communityFactsOf(at, row),
  context: row.thread_uri ?? (row.thread_is_ours ? at.context(row.thread_id) : null),
  page: pageOf(at, row),
  markdown: row.markdown,
  html: contentOf(at, row),
  language: row.language,
  mentions: row.mentions.map(({ kind, actor }) => mentionOf(at, kind, actor)),
  attachments: row.attachments.map((file) => attachmentOf(at, file)),
  createdAt: row.created_at,
  editedAt: row.edited_at,
  isWiki: row.is_wiki,
});

/** A video with a picture; a recording of sound is a thread like others. */
type Film = VideoColumn & { readonly width: number; readonly height: number };

const isFilm = (found: VideoColumn | null): found is Film =>
  found !== null &&
  found.width !== null &&
  found.height !== null &&
  (found.pictures?.posters ?? []).length > 0;

/** The film that opens a thread; null where there is none. */
export const filmOf = ({ video: found }: PostRow): Film | null => (isFilm(found) ? found : null);

const mediaAddress = (at: Addresses, { id, generation }: Film, name: string): string =>
  `${at.home}api/videos/${id}/media/${generation}/${name}`;

/** The size of the picture in a quality, whose name is the shorter side. */
const sizeOf = ({ width, height }: Film, rung: string): { width: number; height: number } => {
  const scale = Math.min(1, Number.parseInt(rung, 10) / Math.min(width, height));
  const even = (side: number): number => 2 * Math.round((side * scale) / 2);
  return { width: even(width), height: even(height) };
};

const filesOf = (at: Addresses, film: Film): VideoFacts['files'] =>
  film.rungs.map(({ name, size }): VideoFileFacts => ({
    url: mediaAddress(at, film, `${name}.mp4`),
    mediaType: 'video/mp4',
    ...sizeOf(film, name),
    size,
    framesPerSecond: null,
  }));

const captionsOf = (at: Addresses, { id, captions }: Film): VideoFacts['captions'] =>
  captions.map((language) => ({
    language,
    url: `${at.home}api/videos/${id}/captions-${language}.vtt`,
  }));

const postersOf = (at: Addresses, film: Film): VideoFacts['posters'] => {
  const scale = Math.min(1, POSTER_SIDE / Math.min(film.width, film.height));
  return (film.pictures?.posters ?? []).map((name) => ({
    url: mediaAddress(at, film, name),
    mediaType: 'image/jpeg',
    width: Math.round(film.width * scale),
    height: Math.round(film.height * scale),
    alt: '',
  }));
};

const storyboardOf = (at: Addresses, film: Film): VideoFacts['storyboard'] => {
  const board = film.pictures?.storyboard ?? null;
  if (board === null) return null;
  const { image, columns, rows, tileWidth, tileHeight, secondsPerTile } = board;
  return {
    url: mediaAddress(at, film, image),
    mediaType: 'image/jpeg',
    width: columns * tileWidth,
    height: rows * tileHeight,
    tileWidth,
    tileHeight,
    secondsPerTile,
  };
};

const videoDocument = (at: Addresses, row: PostRow, film: Film): OutgoingDocument =>
  video(at, {
    ...contributionOf(at, row),
    title: row.title,
    isLocked: row.locked_at !== null,
    durationMs: film.durationMs,
    width: film.width,
    height: film.height,
    playlist: mediaAddress(at, film, 'master.m3u8'),
    files: filesOf(at, film),
    posters: postersOf(at, film),
    storyboard: storyboardOf(at, film),
    captions: captionsOf(at, film),
    hasChapters: film.chapters.length > 0,
    tags: film.tags,
    // How many watched it is known to those who host the community alone.
    views: 0,
  });

const eventDocument = (at: Addresses, row: PostRow, found: EventColumn): OutgoingDocument =>
  event(at, {
    ...contributionOf(at, row),
    ...found,
    title: row.title,
    isLocked: row.locked_at !== null,
    startsAt: new Date(found.startsAt),
    endsAt: new Date(found.endsAt),
  });

const threadDocument = (at: Addresses, row: PostRow): OutgoingDocument => {
  const film = filmOf(row);
  if (film !== null) return videoDocument(at, row, film);
  if (row.event !== null) return eventDocument(at, row, row.event);
  const isShort = row.attachments.length > 0 && row.markdown.length < ARTICLE;
  return thread(at, {
    ...contributionOf(at, row),
    type: isShort ? 'Page' : 'Article',
    title: row.title,
    isLocked: row.locked_at !== null,
  });
};

/** What a post is as a document. */
export const formerTypeOf = (row: PostRow): 'Article' | 'Page' | 'Note' | 'Event' | 'Video' => {
  if (row.parent !== null) return 'Note';
  if (row.event !== null) return 'Event';
  return filmOf(row) === null ? 'Article' : 'Video';
};

/** The document of a post that is there: a thread, a reply or a video. */
export const postDocument = (at: Addresses, row: PostRow): OutgoingDocument => {
  const { parent } = row;
  if (parent === null) return threadDocument(at, row);
  return reply(at, {
    ...contributionOf(at, row),
    inReplyTo: parent.uri ?? at.post(parent.id).id,
    parentAuthor: mentionOf(at, 'person', parent.author),
  });
};
