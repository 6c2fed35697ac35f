import type { NestExpressApplication } from '@nestjs/platform-express';

import { listThreadDocuments, readEvent, readThread, readVideo } from '#libs/contracts';
import { ReadThread } from '#libs/discussion';
import { ThreadDocuments } from '#libs/documents';
import { ReadEvents } from '#libs/events';
import { isId, notFound, type Viewer } from '#libs/kernel';
import { ReadVideos } from '#libs/media';

import type { Preloaded } from './web-build.js';

const THREAD = /^\/c\/[^/]+\/t\/([^/]+)(?:\/[^/]*)?\/?$/;
const LIMIT = 30;

type Start = { around: number } | { after: number } | { before: number } | { at: 'first-unread' } | object;

/** The same choice as `threadCall` in the web client, so that the screen finds what it asks for. */
const startOf = (query: URLSearchParams, viewer: Viewer): Start => {
  const number = (name: string): number | undefined => {
    const text = query.get(name);
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const [at, after, before] = [number('at'), number('after'), number('before')];
  if (at !== undefined) return { around: at };
  if (after !== undefined) return { after };
  if (before !== undefined) return { before };
  return viewer.kind === 'account' ? { at: 'first-unread' } : {};
};

const asText = (start: Start): Record<string, string> =>
  Object.fromEntries(Object.entries(start).map(([name, value]) => [name, String(value)]));

/**
 * Loads what the thread screen shows at first, with no more than the viewer may read; `null` for other addresses.
 * @throws DomainError `not-found`
 */
export const loadThreadPage = (
  app: NestExpressApplication,
  viewer: Viewer,
  url: URL,
): Promise<readonly Preloaded[]> | null => {
  const threadId = THREAD.exec(url.pathname)?.[1];
  if (threadId === undefined) return null;
  return loadThread(app, viewer, threadId, startOf(url.searchParams, viewer));
};

const loadThread = async (
  app: NestExpressApplication,
  viewer: Viewer,
  threadId: string,
  start: Start,
): Promise<readonly Preloaded[]> => {
  if (!isId(threadId)) throw notFound();
  const answer = await app.get(ReadThread).execute(viewer, threadId, { limit: LIMIT, ...start });
  const input = { params: { threadId }, query: { limit: String(LIMIT), ...asText(start) } };
  const documents = await app.get(ThreadDocuments).list(viewer, threadId);
  const thread = [
    { operation: readThread.id, input, answer },
    { operation: listThreadDocuments.id, input: { params: { threadId } }, answer: documents },
  ];
  const { videoId, eventId } = answer.thread;
  if (eventId !== null) {
    const event = await app.get(ReadEvents).one(viewer, eventId);
    return [...thread, { operation: readEvent.id, input: { params: { eventId } }, answer: event }];
  }
  if (videoId === null) return thread;
  const video = await app.get(ReadVideos).one(viewer, videoId);
  return [...thread, { operation: readVideo.id, input: { params: { videoId } }, answer: video }];
};
