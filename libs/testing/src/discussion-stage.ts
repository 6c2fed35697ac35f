import * as contracts from '#libs/contracts';
import type { PostView } from '#libs/contracts';

import { apiCaller, type ApiCaller } from './call-api.js';
import type { GivenPerson } from './given.js';
import { startTestServer, type TestServer } from './start-test-server.js';

/** A person with a caller of the API. */
export interface Somebody {
  readonly person: GivenPerson;
  readonly as: ApiCaller;
}

/** A server with one public community, its owner and a member, each with a caller of the API. */
export interface Stage {
  readonly test: TestServer;
  readonly communityId: string;
  readonly owner: GivenPerson;
  readonly member: GivenPerson;
  readonly asOwner: ApiCaller;
  readonly asMember: ApiCaller;
  readonly asNobody: ApiCaller;
  /** A new session of that person. */
  as(person: { id: string }): Promise<ApiCaller>;
  /** A new person, signed in. */
  newcomer(): Promise<Somebody>;
  open(as: ApiCaller, parts?: { title?: string; markdown?: string; kind?: 'question' }): Promise<string>;
  reply(as: ApiCaller, threadId: string, markdown: string): Promise<PostView>;
}

export const setStage = async (env: Record<string, string> = {}): Promise<Stage> => {
  const test = await startTestServer({ LOG_LEVEL: 'error', ...env });
  const owner = await test.given.person({ displayName: 'Olwen Owner' });
  const member = await test.given.person({ name: 'ada', displayName: 'Ada Lovett' });
  const { id: communityId } = await test.given.community({ owner, visibility: 'public' });
  await test.given.member(communityId, member.id);
  const as = async (person: { id: string }): Promise<ApiCaller> =>
    apiCaller(test.url, await test.given.cookie(person));
  return {
    test,
    communityId,
    owner,
    member,
    asOwner: await as(owner),
    asMember: await as(member),
    asNobody: apiCaller(test.url),
    as,
    newcomer: async () => {
      const person = await test.given.person();
      return { person, as: await as(person) };
    },
    open: async (caller, { title = 'Potholes', markdown = 'Which **form** do you use?', kind } = {}) => {
      const { answer } = await caller(contracts.openThread, {
        params: { communityId },
        body: { title, markdown, ...(kind === undefined ? {} : { kind }) },
      });
      return answer.thread.id;
    },
    reply: async (caller, threadId, markdown) => {
      const { answer } = await caller(contracts.replyToThread, { params: { threadId }, body: { markdown } });
      return answer;
    },
  };
};
