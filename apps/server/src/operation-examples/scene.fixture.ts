import * as contracts from '#libs/contracts';
import type { FilePurpose, FileView, OperationAnswer, PostView } from '#libs/contracts';
import type { Visibility } from '#libs/database';
import { newId } from '#libs/kernel';
import {
  apiCaller,
  eventually,
  photo,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

import { PeerServer } from '../../../../libs/federation/src/inbox/peer.fixture.js';
import { mailbox, type Mailbox } from './mailbox.fixture.js';

/** Somebody with a session. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
  readonly call: ApiCaller;
}

type Opened = OperationAnswer<typeof contracts.openThread>;

/**
 * A server with an administrator, and a public community `parks` with an owner and a member. What an example changes
 * for good it does to newcomers and to communities and threads of its own, so that examples do not depend on each
 * other.
 */
export interface Scene extends Mailbox {
  readonly test: TestServer;
  /** Another server, which this one can reach. */
  readonly peer: PeerServer;
  readonly admin: Actor;
  readonly owner: Actor;
  readonly member: Actor;
  readonly parks: { readonly id: string; readonly name: string };
  readonly newcomer: (parts?: { role?: 'member' | 'moderator' | 'admin' }) => Promise<Actor>;
  readonly newCommunity: (parts?: { visibility?: Visibility; joinPolicy?: 'open' | 'request' }) => Promise<{
    readonly id: string;
    readonly name: string;
  }>;
  /** A thread in `parks`, opened by its owner. */
  newThread(parts?: { kind?: 'question' | 'discussion'; markdown?: string }): Promise<Opened>;
  reply(as: Actor, threadId: string): Promise<PostView>;
  upload(as: Actor, purpose: FilePurpose): Promise<FileView>;
  /** Another server, on which nobody has an account. */
  emptyServer(): Promise<TestServer>;
  /** Another server, which has nothing to do with others, and its administrator. */
  withoutFederation(): Promise<{ readonly at: string; readonly as: Actor }>;
  stop(): Promise<void>;
}

/** An upload of a small picture. */
export const pictureForm = async (purpose: FilePurpose): Promise<FormData> => {
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('alt', 'A bench beside the pond');
  const bytes = new Uint8Array(await photo('png', { width: 40, height: 30 }));
  form.set('file', new Blob([bytes], { type: 'image/png' }), 'bench.png');
  return form;
};

/** An upload of a short text. */
const textForm = (): FormData => {
  const form = new FormData();
  form.set('purpose', 'document');
  form.set('file', new Blob(['The bench beside the pond.'], { type: 'text/plain' }), 'benches.txt');
  return form;
};

const uploadTo =
  (url: string) =>
  async (as: Actor, purpose: FilePurpose): Promise<FileView> => {
    const answer = await fetch(`${url}/api/files`, {
      method: 'POST',
      headers: { cookie: as.cookie, 'idempotency-key': newId() },
      body: purpose === 'document' ? textForm() : await pictureForm(purpose),
    });
    return contracts.fileView.parse(await answer.json());
  };

const enter = async (test: TestServer, person: GivenPerson): Promise<Actor> => {
  const cookie = await test.given.cookie(person);
  const { id, name, email } = person;
  return { id, name, email, cookie, call: apiCaller(test.url, cookie) };
};

/** Waits until what was done has reached those who list it (search, notifications, the audit log). */
export const untilListed = <T>(list: () => Promise<{ answer: { items: readonly T[] } }>): Promise<T> =>
  eventually(async () => {
    const [first] = (await list()).answer.items;
    if (first === undefined) throw new Error('Nothing is listed yet.');
    return first;
  });

/** Servers beside that of the scene, which do not federate. */
const otherServers = () => {
  const all: TestServer[] = [];
  const start = async (): Promise<TestServer> => {
    const other = await startTestServer();
    all.push(other);
    return other;
  };
  let kept: ReturnType<Scene['withoutFederation']> | undefined;
  const startKept: Scene['withoutFederation'] = async () => {
    const other = await start();
    return { at: other.url, as: await enter(other, await other.given.person({ role: 'admin' })) };
  };
  return {
    start,
    withoutFederation: () => (kept ??= startKept()),
    stop: async () => void (await Promise.all(all.map((server) => server.stop()))),
  };
};

/** Starts the server, which federates, and puts everybody in their place. */
export const setScene = async (): Promise<Scene> => {
  const peer = new PeerServer(['elsewhere.example']);
  const test = await startTestServer(await peer.start());
  const others = otherServers();
  const newcomer: Scene['newcomer'] = async (parts = {}) => enter(test, await test.given.person(parts));
  const admin = await newcomer({ role: 'admin' });
  const owner = await newcomer();
  const member = await newcomer();
  const parks = await test.given.community({ owner, visibility: 'public', name: 'parks' });
  await test.given.member(parks.id, member.id);
  await admin.call(contracts.updateInstance, { body: { registration: 'open' } });
  return {
    test,
    peer,
    admin,
    owner,
    member,
    parks,
    ...mailbox(test.url, admin),
    newcomer,
    newCommunity: (parts = {}) => test.given.community({ visibility: 'public', owner, ...parts }),
    newThread: async ({ markdown = 'Which **parks** need benches?', kind = 'discussion' } = {}) => {
      const body = { title: 'Benches', markdown, kind } as const;
      return (await owner.call(contracts.openThread, { params: { communityId: parks.id }, body })).answer;
    },
    reply: async (as, threadId) => {
      const body = { markdown: 'The one by the pond.' };
      return (await as.call(contracts.replyToThread, { params: { threadId }, body })).answer;
    },
    upload: uploadTo(test.url),
    emptyServer: others.start,
    withoutFederation: others.withoutFederation,
    stop: async () => {
      await Promise.all([test.stop(), others.stop()]);
      await peer.stop();
    },
  };
};
