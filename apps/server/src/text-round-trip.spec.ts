import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  createCommunity,
  getCommunity,
  readPerson,
  openThread,
  readDraft,
  readPostSource,
  readThread,
  saveDraft,
  updateProfile,
  updateCommunity,
} from '#libs/contracts';
import { apiCaller, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

const UNUSUAL = 'Tŷ’r 👩‍💻 \u202eabc\u202c \u200f \ufdd0\ufffe\uffff 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301 <b>&amp;</b> %s $1 {{name}}';
const HALF = 'Half a character \ud83d';

describe('texts on their way in and out again', () => {
  let server: TestServer;
  let call: ApiCaller;
  let communityId: string;

  beforeAll(async () => {
    server = await startTestServer();
    const ada = await server.given.person({ name: 'ada' });
    call = apiCaller(server.url, await server.given.cookie(ada));
    const { answer } = await call(createCommunity, {
      body: {
        name: 'words',
        title: UNUSUAL,
        purpose: UNUSUAL,
        visibility: 'organisation',
        joinPolicy: 'open',
      },
    });
    communityId = answer.id;
  });
  afterAll(() => server.stop());

  it('API12: come back exactly as they were written', async () => {
    const long = `${UNUSUAL}\n\t${UNUSUAL}\r\n${UNUSUAL}`;
    await call(updateCommunity, { params: { community: 'words' }, body: { description: long } });
    const community = await call(getCommunity, { params: { community: 'words' } });
    expect(community.answer).toMatchObject({ title: UNUSUAL, purpose: UNUSUAL, description: long });

    await call(updateProfile, { body: { displayName: UNUSUAL, roleTitle: UNUSUAL, summary: long } });
    const person = await call(readPerson, { params: { handle: 'ada' } });
    expect(person.answer).toMatchObject({ displayName: UNUSUAL, roleTitle: UNUSUAL, summary: long });

    const opened = await call(openThread, {
      params: { communityId },
      body: { title: UNUSUAL, markdown: long },
    });
    const { thread, post } = opened.answer;
    const read = await call(readThread, { params: { threadId: thread.id }, query: {} });
    expect(read.answer.thread.title).toBe(UNUSUAL);
    const source = await call(readPostSource, { params: { postId: post.id } });
    expect(source.answer.markdown).toBe(long);

    const place = `thread:${thread.id}`;
    await call(saveDraft, { params: { place }, body: { markdown: long, revision: 0 } });
    expect((await call(readDraft, { params: { place } })).answer.draft?.markdown).toBe(long);
  });

  it('API12: are refused with the name of the field where they cannot be stored, and change nothing', async () => {
    for (const bad of ['a\0b', HALF, `a${'\u0301'.repeat(500_000)}`.slice(0, 60_000)]) {
      const answers = await Promise.all([
        call(updateProfile, { body: { displayName: bad } }),
        call(openThread, { params: { communityId }, body: { title: 'x', markdown: bad } }),
        call(updateCommunity, { params: { community: 'words' }, body: { title: bad } }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
      expect(answers.map(({ problem }) => problem.fields?.[0]?.path)).toEqual([
        'displayName',
        'markdown',
        'title',
      ]);
    }
    expect((await call(getCommunity, { params: { community: 'words' } })).answer.title).toBe(UNUSUAL);
  });
});
