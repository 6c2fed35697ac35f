import { openThread } from '#libs/contracts';
import { Database } from '#libs/database';
import { apiCaller, given } from '#libs/testing';

import type { LedgerPlace } from './write-ledger.js';

const WRITERS = 4;

/** A thread on the server at `url` with some people who may write in it, made on its database. */
export const prepareThread = async (
  databaseUrl: string,
  url: string,
  title = 'Gritting routes',
): Promise<Omit<LedgerPlace, 'url'>> => {
  const database = await Database.connect({ url: databaseUrl, poolSize: 2 });
  try {
    const build = given(database);
    const owner = await build.person();
    const { id: communityId } = await build.community({ owner });
    const cookies = [await build.cookie(owner)];
    while (cookies.length < WRITERS) {
      const person = await build.person();
      await build.member(communityId, person.id);
      cookies.push(await build.cookie(person));
    }
    const body = { title, markdown: 'Which roads come first?' };
    const opened = await apiCaller(url, cookies[0])(openThread, { params: { communityId }, body });
    return { threadId: opened.answer.thread.id, cookies };
  } finally {
    await database.close();
  }
};
