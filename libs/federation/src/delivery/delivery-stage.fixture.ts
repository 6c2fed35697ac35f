import type { IncomingMessage, ServerResponse } from 'node:http';

import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { newId, type Clock } from '#libs/kernel';
import { createLog } from '#libs/observability';
import { given, testDatabase, type TestDatabase } from '#libs/testing';

import { generateActorKeys, type KeyPair } from '../keys/generate-actor-keys.js';
import { Addresses } from '../outgoing/addresses.js';
import { Courier } from './courier.js';
import { Deliverer, type DelivererParts } from './deliverer.js';
import { Internet } from './internet.fixture.js';
import { Outbox } from './outbox.js';
import type { Recipients } from './recipients.js';

/** A clock that stands until it is moved. */
export class StandingClock implements Clock {
  private at = new Date('2026-11-26T08:00:00Z').getTime();

  now(): Date {
    return new Date(this.at);
  }

  moveTo(date: Date): void {
    this.at = date.getTime();
  }

  pass(seconds: number): void {
    this.at += seconds * 1000;
  }
}

export interface ReceivedActivity {
  readonly path: string;
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** A server elsewhere, that keeps what it is sent and answers as the test wants. */
export interface Host {
  readonly name: string;
  readonly instanceId: string;
  readonly received: ReceivedActivity[];
  /** The most requests that it had at once. */
  most: number;
  answer: (response: ServerResponse, activity: ReceivedActivity) => void;
}

export const answering =
  (status: number, headers: Record<string, string> = {}): Host['answer'] =>
  (response) =>
    void response.writeHead(status, headers).end();

/** A community here with followers elsewhere, real https servers, and what sends to them. */
export class DeliveryStage {
  readonly clock = new StandingClock();
  readonly addresses = new Addresses('northfield.example');
  readonly outbox = new Outbox(this.addresses, this.clock);
  private readonly deliverers: Deliverer[] = [];
  private hosts = 0;

  private constructor(
    readonly test: Pick<TestDatabase, 'database' | 'drop'>,
    readonly internet: Internet,
    readonly communityId: string,
    readonly signingKey: KeyPair,
  ) {}

  static async set(): Promise<DeliveryStage> {
    const test = await testDatabase();
    const { id } = await given(test.database).community({ name: 'streets', visibility: 'public' });
    return DeliveryStage.on(test, id);
  }

  /** In a database that is there already; `drop` is called at the end. */
  static async on(
    test: Pick<TestDatabase, 'database' | 'drop'>,
    communityId: string,
  ): Promise<DeliveryStage> {
    return new DeliveryStage(test, new Internet(), communityId, (await generateActorKeys()).rsa);
  }

  get database(): Database {
    return this.test.database;
  }

  /** The next host of this little internet. */
  async host(answer = answering(202)): Promise<Host> {
    this.hosts += 1;
    const name = `peer-${this.hosts}.example`;
    const { id: instanceId } = await given(this.database).instance({ isLocal: false, host: name });
    const host: Host = { name, instanceId, received: [], most: 0, answer };
    let underWay = 0;
    await this.internet.serve(name, (request, response) => {
      underWay += 1;
      host.most = Math.max(host.most, underWay);
      response.once('close', () => {
        underWay -= 1;
      });
      void receive(request).then((activity) => {
        host.received.push(activity);
        host.answer(response, activity);
      });
    });
    return host;
  }

  /** An actor there who follows the community. */
  async follower(
    { name, instanceId }: Pick<Host, 'name' | 'instanceId'>,
    { isShared = true, state = 'accepted' }: { isShared?: boolean; state?: 'accepted' | 'pending' } = {},
  ): Promise<string> {
    const ownerId = newId();
    const uri = `https://${name}/u/${ownerId}`;
    const at = this.clock.now();
    await this.database.sql
      .insertInto('remote_actor')
      .values({
        owner_id: ownerId,
        owner_kind: 'person',
        instance_id: instanceId,
        uri,
        username: ownerId,
        inbox: `${uri}/inbox`,
        shared_inbox: isShared ? `https://${name}/inbox` : null,
        keys: sql`'[]'::jsonb`,
        fetched_at: at,
      })
      .execute();
    await this.database.sql
      .insertInto('follow')
      .values({
        id: newId(),
        follower_id: ownerId,
        follower_kind: 'person',
        target_id: this.communityId,
        target_kind: 'community',
        uri: `${uri}/follow`,
        state,
        requested_at: at,
      })
      .execute();
    return ownerId;
  }

  /** A host with one follower. */
  async followingHost(answer?: Host['answer']): Promise<Host> {
    const host = await this.host(answer);
    await this.follower(host);
    return host;
  }

  /** Opens a thread in the community. @returns the id of its first post */
  async openThread(): Promise<string> {
    const { id: authorId } = await given(this.database).person();
    const [threadId, postId] = [newId(), newId()];
    const at = this.clock.now();
    await sql`
      insert into thread (id, instance_id, community_id, author_id, title, seq, post_count, root_post_id, created_at,
        last_post_at)
      select ${threadId}, id, ${this.communityId}, ${authorId}, 'Potholes', 1, 1, ${postId}, ${at}, ${at}
      from instance where is_local`.execute(this.database.sql);
    await sql`
      insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
      select ${postId}, id, ${threadId}, ${this.communityId}, ${authorId}, 1, 'Deep', '<p>Deep</p>', ${at}
      from instance where is_local`.execute(this.database.sql);
    return postId;
  }

  /** Publishes something of the community, about a post where that is named. @returns its id, as peers see it */
  async publish(
    to: Recipients = { followersOf: this.communityId },
    id = newId(),
    objectId: string | null = null,
  ): Promise<string> {
    const uri = this.addresses.activity('announce', id);
    await this.database.transaction((tx) =>
      this.outbox.publish(
        tx,
        {
          id,
          uri,
          actorId: this.communityId,
          kind: 'Announce',
          objectId,
          isPublic: true,
          document: { id: uri, type: 'Announce' },
        },
        to,
      ),
    );
    return uri;
  }

  courier(): Courier {
    const keyId = this.addresses.community('streets').mainKey;
    const { privateKey } = this.signingKey;
    return new Courier(this.internet.client(), { signerOf: async () => ({ keyId, privateKey }) }, this.clock);
  }

  deliverer(parts: Partial<DelivererParts> = {}): Deliverer {
    const deliverer = new Deliverer({
      database: this.database,
      courier: this.courier(),
      policy: { maySend: async () => true },
      clock: this.clock,
      log: createLog('silent'),
      chance: () => 0,
      ...parts,
    });
    this.deliverers.push(deliverer);
    return deliverer;
  }

  deliveries(host: Pick<Host, 'name'>) {
    return this.database.sql
      .selectFrom('delivery')
      .selectAll()
      .where('host', '=', host.name)
      .orderBy('seq')
      .execute();
  }

  peer(host: Host) {
    return this.database.sql
      .selectFrom('peer')
      .selectAll()
      .where('instance_id', '=', host.instanceId)
      .executeTakeFirst();
  }

  /** Leaves followers, deliveries and what is known of hosts behind. */
  async clear(): Promise<void> {
    for (const deliverer of this.deliverers.splice(0)) await deliverer.stop();
    for (const table of ['outbox_activity', 'follow', 'remote_actor', 'peer'] as const)
      await this.database.sql.deleteFrom(table).execute();
  }

  async end(): Promise<void> {
    await this.clear();
    await this.internet.stop();
    await this.test.drop();
  }
}

const receive = async (request: IncomingMessage): Promise<ReceivedActivity> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { id } = JSON.parse(body.toString()) as { id: string };
  return { path: String(request.url), id, headers: request.headers, rawHeaders: request.rawHeaders, body };
};
