import { decidePartner } from '#libs/contracts';
import type { Database } from '#libs/database';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

/** A server that federates, as its administrator sees it. Its pages are looked at without TLS, so nothing is sent from them. */
export interface PartneredSite {
  readonly site: TestServer;
  readonly admin: GivenPerson;
}

const HOURS = 3_600_000;

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * HOURS);

/** A message that was given up for a host, or waits for it. */
const leaveLetter = async (database: Database, host: string, deadAt: Date | null): Promise<void> => {
  const instance = await database.sql
    .selectFrom('instance')
    .select('id')
    .where('is_local', '=', true)
    .executeTakeFirstOrThrow();
  const id = newId();
  await database.sql
    .insertInto('outbox_activity')
    .values({
      id,
      uri: `https://northfield.example/activities/announce/${id}`,
      actor_id: instance.id,
      kind: 'Announce',
      is_public: true,
      body: Buffer.from('{}'),
      created_at: hoursAgo(100),
    })
    .execute();
  await database.sql
    .insertInto('delivery')
    .values({
      activity_id: id,
      host,
      inbox: `https://${host}/inbox`,
      due_since: hoursAgo(100),
      dead_at: deadAt,
      not_before: new Date(Date.now() + 100 * HOURS),
      last_error: '403 Signature not accepted',
    })
    .execute();
};

/** Servers in every state: allowed and well, out of reach, with letters given up, silenced, suspended. */
export const partneredSite = async (): Promise<PartneredSite> => {
  const site = await startTestServer({ FEDERATION: 'allowlist', PUBLIC_URL: 'https://northfield.example' });
  const admin = await site.given.person({ displayName: 'Ada Morris', role: 'admin' });
  const call = apiCaller(site.url, await site.given.cookie(admin));
  const decisions = [
    ['eastmoor.example', 'allowed'],
    ['southfield.example', 'allowed'],
    ['westvale.example', 'silenced'],
    ['spam.example', 'suspended'],
  ] as const;
  for (const [host, policy] of decisions) await call(decidePartner, { params: { host }, body: { policy } });
  await leaveLetter(site.database, 'eastmoor.example', hoursAgo(1));
  await leaveLetter(site.database, 'southfield.example', null);
  await site.database.sql
    .updateTable('peer')
    .set({
      failing_since: hoursAgo(30),
      last_heard_at: hoursAgo(31),
      probe_at: new Date(Date.now() + 100 * HOURS),
      last_error: 'unreachable: connection (ECONNREFUSED)',
      software: 'guildhall',
      software_version: '0.1.0',
    })
    .from('instance')
    .whereRef('instance.id', '=', 'peer.instance_id')
    .where('instance.host', '=', 'southfield.example')
    .execute();
  return { site, admin };
};
