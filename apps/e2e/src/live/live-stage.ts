import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import { openThread, replyToThread } from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  apiCaller,
  freePort,
  given,
  startBuiltServer,
  testDatabase,
  type BuiltServer,
  type GivenPerson,
  type TestDatabase,
} from '#libs/testing';

import { connectLive, numbers, type LiveClient } from './live-client.js';

const PEOPLE = 10;

/** Built server processes on one database, members of a community (ten unless said otherwise), and their sockets. */
export class LiveStage {
  readonly servers: BuiltServer[] = [];
  readonly clients: LiveClient[] = [];
  private connected = 0;
  private isStruck = false;

  private constructor(
    readonly test: TestDatabase,
    readonly community: { readonly id: string; readonly name: string },
    readonly cookies: readonly string[],
    private readonly dataDir: string,
    private readonly env: Record<string, string>,
  ) {}

  static async set(env: Record<string, string> = {}, size = PEOPLE): Promise<LiveStage> {
    const test = await testDatabase();
    const build = given(test.database);
    const people = await Promise.all(Array.from({ length: size }, () => build.person()));
    const [owner] = people;
    if (owner === undefined) throw new Error('There is nobody.');
    const community = await build.community({ owner, visibility: 'hidden' });
    for (const person of people.slice(1)) await build.member(community.id, person.id);
    const cookies = await Promise.all(people.map((person) => build.cookie(person)));
    const dataDir = await mkdtemp(join(tmpdir(), 'guildhall-live-'));
    return new LiveStage(test, community, cookies, dataDir, env);
  }

  /** Starts the server number `index`; it gets the same port each time. */
  async start(index = 0): Promise<BuiltServer> {
    const before = this.servers[index];
    const port = before === undefined ? String(await freePort()) : new URL(before.url).port;
    const publicPort = this.servers[0] === undefined ? port : new URL(this.servers[0].url).port;
    const server = await startBuiltServer({
      DATA_DIR: join(this.dataDir, String(index)),
      DATABASE_URL: this.test.url,
      PORT: port,
      PUBLIC_URL: `http://localhost:${publicPort}`,
      ...this.env,
    });
    this.servers[index] = server;
    await server.ready();
    return server;
  }

  async newMember(): Promise<{ person: GivenPerson; cookie: string }> {
    const build = given(this.test.database);
    const person = await build.person();
    await build.member(this.community.id, person.id);
    return { person, cookie: await build.cookie(person) };
  }

  /** A socket at the server number `index`, of one of the ten members or another unless `cookie` says whose. */
  async connect(index = 0, cookie = this.nextCookie()): Promise<LiveClient> {
    const origin = this.servers[0]?.url ?? '';
    const client = await connectLive(this.servers[index]?.url ?? '', cookie, { headers: { origin } });
    this.clients.push(client);
    return client;
  }

  /** A socket behind the network at `url`, which waits between attempts as a page does and keeps no frames. */
  async connectThrough(url: string): Promise<LiveClient> {
    const headers = { origin: this.servers[0]?.url ?? '' };
    const options = { headers, waitsLikeAPage: true, keepsFrames: false };
    const client = await connectLive(url, this.nextCookie(), options);
    this.clients.push(client);
    return client;
  }

  /** A new thread and the number of its last event. */
  async openThread(): Promise<{ threadId: string; seq: number }> {
    const call = apiCaller(this.servers[0]?.url ?? '', this.cookies[0]);
    const { answer } = await call(openThread, {
      params: { communityId: this.community.id },
      body: { title: 'Flood warnings on the Taff', markdown: 'Who watches the gauges tonight?' },
    });
    return { threadId: answer.thread.id, seq: await this.lastSeq(answer.thread.id) };
  }

  /** Number of the last event of a thread. */
  async lastSeq(threadId: string): Promise<number> {
    const { seq } = await this.test.database.sql
      .selectFrom('thread')
      .select('seq')
      .where('id', '=', threadId)
      .executeTakeFirstOrThrow();
    return seq;
  }

  /** Ids of all posts after the first, in the thread's own order. */
  async postsOf(threadId: string): Promise<string[]> {
    const rows = await this.test.database.sql
      .selectFrom('post')
      .select(['id', 'number'])
      .where('thread_id', '=', threadId)
      .where('number', '>', 1)
      .orderBy('number')
      .execute();
    expect(rows.map(({ number }) => number)).toEqual(numbers(2, rows.length + 1));
    return rows.map(({ id }) => id);
  }

  /**
   * Posts `perSecond` times a second to the server number `index`. A post without an answer is sent again under its
   * key until there is one, as a browser does. `stop` gives the ids of all acknowledged posts.
   */
  post(
    threadId: string,
    perSecond: number,
    index = 0,
  ): { stop: () => Promise<string[]>; failures: string[] } {
    const acknowledged: string[] = [];
    const failures: string[] = [];
    const open = new Set<Promise<void>>();
    let count = 0;
    const timer = setInterval(() => {
      count += 1;
      const cookie = this.cookies[count % this.cookies.length];
      const write = this.postUntilAnswered(threadId, index, cookie, failures)
        .then(
          (id) => void acknowledged.push(id),
          (error: unknown) => void failures.push(String(error)),
        )
        .finally(() => open.delete(write));
      open.add(write);
    }, 1000 / perSecond);
    return {
      failures,
      stop: async () => {
        clearInterval(timer);
        await Promise.all(open);
        return acknowledged;
      },
    };
  }

  async strike(): Promise<void> {
    this.isStruck = true;
    for (const client of this.clients) client.close();
    for (const server of this.servers) if (server.child.exitCode === null) await server.end('SIGTERM');
    await this.test.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private nextCookie(): string {
    const cookie = this.cookies[this.connected % this.cookies.length] ?? '';
    this.connected += 1;
    return cookie;
  }

  private async postUntilAnswered(
    threadId: string,
    index: number,
    cookie: string | undefined,
    failures: string[],
  ): Promise<string> {
    const key = newId();
    while (!this.isStruck) {
      const call = apiCaller(this.servers[index]?.url ?? '', cookie);
      const request = { params: { threadId }, body: { markdown: `Gauge reading ${key}` }, key };
      const result = await call(replyToThread, request).catch((error: unknown) => String(error));
      if (typeof result === 'string') failures.push(result);
      else if (result.status === 201) return result.answer.id;
      else failures.push(String(result.status));
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('The stage was struck before the post had an answer.');
  }
}
