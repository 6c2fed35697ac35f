import type { NestExpressApplication } from '@nestjs/platform-express';

import {
  demandReadable,
  findPlace,
  publicationsReadableByMany,
  readableByMany,
  readsThread,
} from '#libs/access';
import { Database } from '#libs/database';
import { ReadEvents } from '#libs/discussion';
import { translator } from '#libs/i18n';
import { SessionReader } from '#libs/identity';
import { LIMITS, notFound } from '#libs/kernel';
import { securityEvent, type Log } from '#libs/observability';
import { ReadPublications } from '#libs/publishing';
import type { HeldRight, RealtimePorts } from '#libs/realtime';

const CATCH_UP = LIMITS.http.pageSize.most;

const stillHeld = async (
  database: Database,
  sessions: SessionReader,
  rights: readonly HeldRight[],
): Promise<ReadonlySet<HeldRight>> => {
  const living = await sessions.living([...new Set(rights.map(({ sessionId }) => sessionId))]);
  const alive = rights.filter(({ sessionId }) => living.has(sessionId));
  const inCommunities = alive.flatMap((right) => {
    const { personId, communityId, threadId } = right;
    return communityId === null ? [] : [{ right, personId, communityId, threadId }];
  });
  const ofPublications = alive.flatMap((right) => {
    const { personId, publicationId } = right;
    return publicationId === null ? [] : [{ right, personId, publicationId }];
  });
  const [readable, published] = await Promise.all([
    readableByMany(database.sql, inCommunities),
    publicationsReadableByMany(database.sql, ofPublications),
  ]);
  return new Set([
    ...alive.filter(({ communityId, publicationId }) => communityId === null && publicationId === null),
    ...ofPublications.flatMap(({ right }, index) => (published.has(index) ? [right] : [])),
    ...inCommunities.flatMap(({ right }, index) => (readable.has(index) ? [right] : [])),
  ]);
};

/** Joins the live connection to the libraries that own sessions, rights and streams. */
export const realtimePorts = (app: NestExpressApplication, log: Log): RealtimePorts => {
  const database = app.get(Database);
  const sessions = app.get(SessionReader);
  const events = app.get(ReadEvents);
  return {
    personOf: (cookie) => sessions.resolve(cookie),
    thread: async (viewer, threadId) => {
      const row = await database.sql
        .selectFrom('thread as t')
        .innerJoin('community as c', 'c.id', 't.community_id')
        .select(['c.id as communityId', 't.seq'])
        .where('t.id', '=', threadId)
        .where(readsThread(viewer, { thread: 't', community: 'c' }))
        .executeTakeFirst();
      if (row === undefined) throw notFound();
      return row;
    },
    requireCommunity: async (viewer, communityId) => {
      demandReadable(await findPlace(database.sql, viewer, communityId));
    },
    requirePublication: async (viewer, publicationId) => {
      await app.get(ReadPublications).one(viewer, publicationId);
    },
    threadEvents: (viewer, threadId, after) => events.ofThread(viewer, threadId, { after, limit: CATCH_UP }),
    accountEvents: (viewer, after) => events.ofAccount(viewer, { after, limit: CATCH_UP }),
    stillHeld: (rights) => stillHeld(database, sessions, rights),
    showing: async (personIds) => {
      const rows = await database.sql
        .selectFrom('account')
        .select(['person_id', 'show_presence as showPresence', 'show_typing as showTyping'])
        .where((eb) => eb('person_id', '=', eb.fn.any(eb.val([...personIds]))))
        .execute();
      return new Map(rows.map(({ person_id: id, ...showing }) => [id, showing]));
    },
    text: (language, code, details) => translator(language)(`errors:${code}`, details),
    security: (event, context) => securityEvent(log, event, context),
    report: (error, context) =>
      log.error({ err: error, ...context }, 'unexpected error in the live connection'),
  };
};
