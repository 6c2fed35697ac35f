import type { NestExpressApplication } from '@nestjs/platform-express';

import {
  ListCommunities,
  ListOrganisations,
  ListTopics,
  ReadCommunity,
  ReadOrganisation,
} from '#libs/communities';
import {
  getCommunity,
  listCommunities,
  listCommunityEvents,
  listCommunityOrganisations,
  listCommunityTopics,
  listCommunityVideos,
  listDocumentFolders,
  listDocuments,
  listThreads,
  organisationKind,
  readOrganisation,
} from '#libs/contracts';
import { ListThreads } from '#libs/discussion';
import { ReadDocuments } from '#libs/documents';
import { ReadEvents } from '#libs/events';
import { notFound, type Viewer } from '#libs/kernel';
import { ReadVideos } from '#libs/media';

import type { Preloaded } from './web-build.js';

type Query = Readonly<Record<string, string>>;

const ORGANISATION = /^\/organisations\/([^/]+)\/?$/;
const COMMUNITY = /^\/c\/([^/]+)(?:\/(about|videos|documents|events))?\/?$/;
const FRONT_DOOR: Query = { limit: '12' };

/** Values that the directory asks the server for, as `directoryCall` of the web client reads them. */
const CHOICES: Readonly<Record<string, RegExp>> = {
  q: /\S/,
  topic: /./,
  organisation: /./,
  sector: new RegExp(`^(?:${organisationKind.options.join('|')})$`),
  active: /^(?:week|month|year)$/,
  visibility: /^(?:public|unlisted|organisation|listed|hidden)$/,
  language: /^(?:en|cy)$/,
  mine: /^true$/,
  archived: /^true$/,
  order: /^name$/,
  cursor: /./,
};

const chosen = (query: URLSearchParams, names: readonly string[]): Query =>
  Object.fromEntries(
    names.flatMap((name) => {
      // In an address, `language` is the language of the page itself.
      const value = query.get(name === 'language' ? 'lang' : name)?.trim();
      return value && CHOICES[name]?.test(value) === true ? [[name, value]] : [];
    }),
  );

const directory = async (
  app: NestExpressApplication,
  viewer: Viewer,
  asked: Query,
): Promise<readonly Preloaded[]> => {
  const { success, data } = listCommunities.query.safeParse(asked);
  if (!success) return [];
  const answer = await app.get(ListCommunities).execute(viewer, data);
  return [{ operation: listCommunities.id, input: { query: asked }, answer, pages: true }];
};

const withTopics = async (
  app: NestExpressApplication,
  viewer: Viewer,
  asked: Query,
): Promise<readonly Preloaded[]> => {
  const [list, topics, organisations] = await Promise.all([
    directory(app, viewer, asked),
    app.get(ListTopics).execute(viewer),
    app.get(ListOrganisations).execute(viewer),
  ]);
  return [
    ...list,
    { operation: listCommunityTopics.id, answer: topics },
    { operation: listCommunityOrganisations.id, answer: organisations },
  ];
};

/** The same choice as `threadsCall` of the web client. */
const threadsAsked = (query: URLSearchParams): Query => {
  const filter = query.get('filter') ?? '';
  const cursor = query.get('cursor');
  return { ...(/^(?:unread|unanswered)$/.test(filter) && { filter }), ...(cursor && { cursor }) };
};

const threads = async (
  app: NestExpressApplication,
  viewer: Viewer,
  communityId: string,
  asked: Query,
): Promise<readonly Preloaded[]> => {
  const { success, data } = listThreads.query.safeParse(asked);
  if (!success) return [];
  const answer = await app.get(ListThreads).execute(viewer, { communityId, ...data });
  const input = { params: { communityId }, query: asked };
  return [{ operation: listThreads.id, input, answer, pages: true }];
};

/** Loads what one of the tabs of a community shows; null where that is the community itself. */
type CommunityPart =
  | ((app: NestExpressApplication, viewer: Viewer, communityId: string) => Promise<readonly Preloaded[]>)
  | null;

/** The same choice as `videosCall` of the web client. */
const videosAsked = (query: URLSearchParams): Query => {
  const tag = query.get('tag') ?? '';
  return {
    ...(query.get('sort') === 'helpful' && { sort: 'helpful' }),
    ...(tag !== '' && { tag }),
  };
};

const videos = async (
  app: NestExpressApplication,
  viewer: Viewer,
  communityId: string,
  asked: Query,
): Promise<readonly Preloaded[]> => {
  const { success, data } = listCommunityVideos.query.safeParse(asked);
  if (!success) return [];
  const input = { params: { communityId }, query: asked };
  const answer = await app.get(ReadVideos).inCommunity(viewer, { ...input, query: data });
  return [{ operation: listCommunityVideos.id, input, answer, pages: true }];
};

/** The same choice as `eventsCall` of the web client. */
const events = async (
  app: NestExpressApplication,
  viewer: Viewer,
  communityId: string,
  asked: Query,
): Promise<readonly Preloaded[]> => {
  const input = { params: { communityId }, query: asked };
  const query = listCommunityEvents.query.parse(asked);
  const answer = await app.get(ReadEvents).inCommunity(viewer, { ...input, query, body: undefined });
  return [{ operation: listCommunityEvents.id, input, answer, pages: true }];
};

/** The same choice as `documentsCall` of the web client. */
const documents = async (
  app: NestExpressApplication,
  viewer: Viewer,
  communityId: string,
  folder: string,
): Promise<readonly Preloaded[]> => {
  const asked: Query = { folder };
  const { success, data: query } = listDocuments.query.safeParse(asked);
  if (!success) return [];
  const params = { communityId };
  const reading = app.get(ReadDocuments);
  const [folders, list] = await Promise.all([
    reading.folders(viewer, communityId),
    reading.list(viewer, { params, query }),
  ]);
  return [
    { operation: listDocumentFolders.id, input: { params }, answer: folders },
    { operation: listDocuments.id, input: { params, query: asked }, answer: list, pages: true },
  ];
};

const partOf = (name: string | undefined, query: URLSearchParams): CommunityPart => {
  if (name === 'videos')
    return (app, viewer, communityId) => videos(app, viewer, communityId, videosAsked(query));
  if (name === 'documents')
    return (app, viewer, communityId) => documents(app, viewer, communityId, query.get('folder') ?? '');
  if (name === 'events') {
    const asked: Query = query.get('when') === 'past' ? { when: 'past' } : {};
    return (app, viewer, communityId) => events(app, viewer, communityId, asked);
  }
  if (name !== undefined) return null;
  return (app, viewer, communityId) => threads(app, viewer, communityId, threadsAsked(query));
};

const communityPage = async (
  app: NestExpressApplication,
  viewer: Viewer,
  named: string,
  part: CommunityPart,
): Promise<readonly Preloaded[]> => {
  const { success, data } = getCommunity.params.safeParse({ community: named });
  if (!success) throw notFound();
  const reference = data.community;
  const community = await app.get(ReadCommunity).execute(viewer, reference);
  const page = {
    operation: getCommunity.id,
    input: { params: { community: reference } },
    answer: community,
  };
  if (part === null || !community.canRead) return [page];
  return [page, ...(await part(app, viewer, community.id))];
};

const organisationPage = async (
  app: NestExpressApplication,
  viewer: Viewer,
  named: string,
): Promise<readonly Preloaded[]> => {
  const { success, data } = readOrganisation.params.safeParse({ host: named });
  if (!success) throw notFound();
  const answer = await app.get(ReadOrganisation).execute(viewer, data.host);
  return [{ operation: readOrganisation.id, input: { params: data }, answer }];
};

/**
 * Loads what the front door, the directory, the pages of a community and the card of an organisation show at first; `null` for other addresses.
 * @throws DomainError `not-found`, `cursor.invalid`
 */
export const loadCommunityPages = (
  app: NestExpressApplication,
  viewer: Viewer,
  url: URL,
): Promise<readonly Preloaded[]> | null => {
  if (url.pathname === '/') return viewer.kind === 'account' ? null : directory(app, viewer, FRONT_DOOR);
  if (url.pathname === '/communities')
    return withTopics(app, viewer, chosen(url.searchParams, Object.keys(CHOICES)));
  const host = ORGANISATION.exec(url.pathname)?.[1];
  if (host !== undefined) return organisationPage(app, viewer, host.replaceAll('%3A', ':').toLowerCase());
  const [, name, part] = COMMUNITY.exec(url.pathname) ?? [];
  if (name === undefined) return null;
  const named = name.replace(/%40/, '@').toLowerCase();
  return communityPage(app, viewer, named, partOf(part, url.searchParams));
};
