import { request as httpRequest } from 'node:http';

import { eventually, startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

import { signCavage } from '../signatures/sign-request.js';
import { PeerServer, type RemoteAuthor } from './peer.fixture.js';

const ORIGIN = 'https://northfield.example';

/** How a request differs from a right one. */
export interface Sending {
  readonly path?: string;
  readonly signedPath?: string;
  readonly signedHost?: string;
  readonly at?: Date;
  /** Bytes that take the place of those that were signed. */
  readonly body?: Uint8Array;
  readonly headers?: Record<string, string | undefined>;
  readonly port: number;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends bytes to the server as they are. */
export const post = (
  port: number,
  path: string,
  headers: Record<string, string>,
  body: Uint8Array,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Signs what somebody sends as their own server would. */
export const signed = async (
  author: RemoteAuthor,
  bytes: Uint8Array,
  {
    path = '/inbox',
    signedPath = path,
    signedHost = 'northfield.example',
    at = new Date(),
  }: Omit<Sending, 'port'> = {},
): Promise<Record<string, string>> => {
  const url = new URL(`https://${signedHost}${signedPath}`);
  const headers = await signCavage({ method: 'POST', url, body: bytes, now: at }, author.signer);
  return { 'Content-Type': 'application/activity+json', ...headers, Host: 'northfield.example' };
};

/** Posts an activity, signed, or wrong in one way. */
export const send = async (author: RemoteAuthor, activity: unknown, sending: Sending): Promise<Answer> => {
  const bytes = Buffer.from(typeof activity === 'string' ? activity : JSON.stringify(activity));
  const given = { ...(await signed(author, bytes, sending)), ...sending.headers };
  const headers = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return post(sending.port, sending.path ?? '/inbox', headers, sending.body ?? bytes);
};

/** What was decided about an activity. */
export interface Decided {
  readonly verdict: string | null;
  readonly because: string;
}

/** A server that federates, with a public community that anybody may join, and other servers. */
export interface InboxScene {
  readonly test: TestServer;
  readonly peer: PeerServer;
  readonly owner: GivenPerson;
  readonly communityId: string;
  /** The id of the community for other servers. */
  readonly group: string;
  readonly port: number;
  /** With which another process of the same server is started. */
  readonly settings: Record<string, string>;
  send(author: RemoteAuthor, activity: unknown, sending?: Partial<Sending>): Promise<Answer>;
  /** Sends and waits until it is decided what became of it. */
  settle(author: RemoteAuthor, activity: { readonly id: string }): Promise<Decided>;
  decided(uri: string): Promise<Decided>;
  stored(): Promise<number>;
  stop(): Promise<void>;
}

const decisionOn = (test: TestServer, uri: string): Promise<Decided> =>
  eventually(async () => {
    const row = await test.database.sql
      .selectFrom('inbox_activity')
      .select(['verdict', 'because', 'handled_at', 'dead_at'])
      .where('uri', '=', uri)
      .executeTakeFirstOrThrow();
    if (row.handled_at === null && row.dead_at === null) throw new Error(`${uri} waits: ${row.because}`);
    return { verdict: row.verdict, because: row.because };
  });

const storedIn = async (test: TestServer): Promise<number> => {
  const { count } = await test.database.sql
    .selectFrom('inbox_activity')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

export const setInboxScene = async (
  hosts = ['mastodon.example', 'lemmy.example'],
  env: Record<string, string> = {},
): Promise<InboxScene> => {
  const peer = new PeerServer(hosts);
  const settings = await peer.start();
  const test = await startTestServer({ LOG_LEVEL: 'warn', ...settings, ...env });
  const { port } = test.server;
  const owner = await test.given.person({ displayName: 'Olwen Owner' });
  const { id: communityId, name } = await test.given.community({
    owner,
    visibility: 'public',
    joinPolicy: 'open',
  });
  const decided = (uri: string): Promise<Decided> => decisionOn(test, uri);
  const sendTo: InboxScene['send'] = (author, activity, sending = {}) =>
    send(author, activity, { port, ...sending });
  return {
    test,
    peer,
    owner,
    communityId,
    group: `${ORIGIN}/c/${name}`,
    port,
    settings,
    send: sendTo,
    settle: async (author, activity) => {
      const { status, body } = await sendTo(author, activity);
      if (status !== 202) throw new Error(`${activity.id} was answered ${status}: ${body}`);
      return decided(activity.id);
    },
    decided,
    stored: () => storedIn(test),
    stop: async () => {
      await test.stop();
      await peer.stop();
    },
  };
};
