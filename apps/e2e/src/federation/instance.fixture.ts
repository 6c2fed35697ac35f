import {
  getCommunity,
  openThread,
  replyToThread,
  requestToJoin,
  type PostView,
  type ThreadState,
} from '#libs/contracts';
import type { CommunityRole } from '#libs/database';
import {
  apiCaller,
  eventually,
  given,
  startBuiltServer,
  testDatabase,
  type ApiCaller,
  type BuiltServer,
  type Given,
  type TestDatabase,
} from '#libs/testing';

type Person = { readonly id: string };

/** A post as its readers at one instance see it. */
export interface ReadPost {
  readonly markdown: string;
  readonly author: string;
}

/** One of several instances: a built server on a database of its own, and those who belong to it. */
export class Instance {
  readonly given: Given;
  private server: BuiltServer | undefined;
  private readonly cookies = new Map<string, string>();

  private constructor(
    readonly host: string,
    readonly test: TestDatabase,
    private readonly env: Record<string, string>,
  ) {
    this.given = given(test.database);
  }

  /** Makes its database; `env` names its port. */
  static async prepare(host: string, env: Record<string, string>): Promise<Instance> {
    return new Instance(host, await testDatabase(), env);
  }

  /** Its own address, as browsers and other servers use it. */
  get origin(): string {
    return `https://${this.host}`;
  }

  /** Where it takes plain HTTP on this machine, past all names. */
  get url(): string {
    return `http://localhost:${this.env['PORT']}`;
  }

  /** How many follow a community or a person of this instance from elsewhere. */
  async followersOf(targetId: string): Promise<number> {
    const rows = await this.test.database.sql
      .selectFrom('follow')
      .select('id')
      .where('target_id', '=', targetId)
      .execute();
    return rows.length;
  }

  /** Starts the server, also after it has ended: it gets the same port again. */
  async start(): Promise<void> {
    this.server = await startBuiltServer({ ...this.env, DATABASE_URL: this.test.url });
    await this.server.ready();
  }

  /** Ends the server, `SIGKILL` without a word. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.server?.end(signal);
    this.server = undefined;
  }

  async strike(): Promise<void> {
    await this.end();
    await this.test.drop();
  }

  /** What it has printed since it was started last. */
  output(): string {
    return this.server?.output() ?? '';
  }

  async cookieOf(person: Person): Promise<string> {
    const known = this.cookies.get(person.id) ?? (await this.given.cookie(person));
    this.cookies.set(person.id, known);
    return known;
  }

  /** Calls the API past all names, as somebody who belongs there or as a visitor. */
  async as(person: Person | null): Promise<ApiCaller> {
    return apiCaller(this.url, person === null ? undefined : await this.cookieOf(person));
  }

  /** Somebody asks to join a community of another instance, by its handle, and is let in. @returns its id here */
  async join(person: Person, handle: string): Promise<string> {
    const call = await this.as(person);
    const params = { community: handle };
    const { answer, problem, status } = await call(getCommunity, { params });
    if (status >= 400) throw new Error(`${handle} was not found: ${problem.code}\n${this.output()}`);
    await call(requestToJoin, { params: { community: answer.id }, body: { reason: 'To learn from you' } });
    await this.untilRole(answer.id, person, 'member');
    return answer.id;
  }

  /** Waits until somebody has that role in a community, or none. */
  untilRole(communityId: string, person: Person, role: CommunityRole | undefined): Promise<void> {
    return eventually(async () => {
      const row = await this.test.database.sql
        .selectFrom('membership')
        .select('role')
        .where('community_id', '=', communityId)
        .where('person_id', '=', person.id)
        .executeTakeFirst();
      if (row?.role !== role) throw new Error(`The role is ${row?.role ?? 'none'}.\n${this.output()}`);
    });
  }

  /** Opens a thread. */
  async thread(author: Person, communityId: string, title: string): Promise<ThreadState> {
    const call = await this.as(author);
    const body = { title, markdown: `What do you know about ${title}?` };
    const { answer, problem, status } = await call(openThread, { params: { communityId }, body });
    if (status >= 400) throw new Error(`The thread was refused: ${problem.code}`);
    return answer.thread;
  }

  async reply(author: Person, threadId: string, markdown: string): Promise<PostView> {
    const call = await this.as(author);
    const { answer, problem, status } = await call(replyToThread, {
      params: { threadId },
      body: { markdown },
    });
    if (status >= 400) throw new Error(`The reply was refused: ${problem.code}`);
    return answer;
  }

  /** Waits for a thread that came from another instance, and gives its id here. */
  arrived(title: string): Promise<string> {
    return eventually(async () => {
      const row = await this.test.database.sql
        .selectFrom('thread')
        .select('id')
        .where('title', '=', title)
        .executeTakeFirst();
      if (row === undefined) throw new Error(`"${title}" has not arrived.\n${this.output()}`);
      return row.id;
    });
  }

  /** The posts of a thread after the first that are not deleted, in the order of this instance. */
  async replies(threadId: string): Promise<ReadPost[]> {
    return this.test.database.sql
      .selectFrom('post as p')
      .innerJoin('person as a', 'a.id', 'p.author_id')
      .select(['p.markdown', 'a.name as author'])
      .where('p.thread_id', '=', threadId)
      .where('p.number', '>', 1)
      .where('p.deleted_at', 'is', null)
      .orderBy('p.number')
      .execute();
  }

  /** The address of a thread's page. */
  pathOf(community: { readonly name: string }, threadId: string): string {
    return `/c/${community.name}/t/${threadId}`;
  }
}
