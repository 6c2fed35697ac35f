import { decidePartner, draftAgreement } from '#libs/contracts';
import type { Database } from '#libs/database';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

import { writeBroughtProfile } from './brought-profile.js';

/** A server that federates, as its administrator sees it. Its pages are looked at without TLS, so nothing is sent from them. */
export interface PartneredSite {
  readonly site: TestServer;
  readonly admin: GivenPerson;
  /** The id of somebody who left, of whom other servers were told, or not. */
  readonly gone: string;
  /** The id of a message that was given up. */
  readonly letter: string;
  /** A file with a profile of the administrator's on another server. */
  readonly broughtProfile: string;
}

const HOURS = 3_600_000;

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * HOURS);

/** A message that was given up for a host, or waits for it. @returns its id */
const leaveLetter = async (database: Database, host: string, deadAt: Date | null): Promise<string> => {
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
  return id;
};

/** Somebody who left: one server could not be told, another has not answered. @returns their id */
const leave = async (site: TestServer, letters: Readonly<Record<string, string>>): Promise<string> => {
  const { id } = await site.given.person();
  for (const [host, activityId] of Object.entries(letters))
    await site.database.sql
      .insertInto('erasure_request')
      .values({ person_id: id, host, requested_at: hoursAgo(100), activity_id: activityId })
      .execute();
  return id;
};

/** A version of an agreement that another server proposed. */
const proposedByThem = async (
  database: Database,
  host: string,
  { version, state }: { readonly version: number; readonly state: 'accepted' | 'rejected' | 'proposed' },
): Promise<void> => {
  const instance = await database.sql
    .selectFrom('instance')
    .select('id')
    .where('host', '=', host)
    .executeTakeFirstOrThrow();
  const id = newId();
  await database.sql
    .insertInto('partner_agreement')
    .values({
      id,
      instance_id: instance.id,
      uri: `https://${host}/agreements/${id}`,
      offer_uri: `https://${host}/activities/offer/${id}`,
      version,
      is_ours: false,
      state,
      purpose: 'Winter service across the border.\n\nBoth sides salt the same road.',
      data_classes: ['profiles', 'discussion', 'files'],
      communities: [],
      contact: 'Ben Achebe',
      review_on: '2099-11-01',
      created_at: hoursAgo(10),
      proposed_at: hoursAgo(10),
    })
    .execute();
};

/** As if the card of a partner had been fetched and found right. */
const verifyOrganisation = async (database: Database, host: string): Promise<void> => {
  const until = new Date(Date.now() + 300 * HOURS);
  const { id } = await database.sql
    .updateTable('instance')
    .set({
      name: 'Eastmoor Council',
      name_cy: 'Cyngor Eastmoor',
      short_name: 'Eastmoor',
      verified_until: until,
    })
    .where('host', '=', host)
    .returning('id')
    .executeTakeFirstOrThrow();
  await database.sql
    .insertInto('organisation_card')
    .values({
      instance_id: id,
      kind: 'council',
      contact_url: `https://${host}/contact`,
      issued_at: hoursAgo(100),
      valid_until: until,
      checked_at: hoursAgo(1),
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
  await call(draftAgreement, {
    params: { host: 'eastmoor.example' },
    body: {
      purpose: 'Planning officers of both councils learn from each other.',
      dataClasses: ['profiles', 'discussion'],
      communities: ['https://eastmoor.example/c/planning'],
      contact: 'Ada Morris',
      reviewOn: '2099-11-01',
    },
  });
  for (const [version, state] of [
    [1, 'accepted'],
    [2, 'rejected'],
    [3, 'proposed'],
  ] as const)
    await proposedByThem(site.database, 'southfield.example', { version, state });
  await verifyOrganisation(site.database, 'eastmoor.example');
  const letter = await leaveLetter(site.database, 'eastmoor.example', hoursAgo(1));
  const gone = await leave(site, {
    'eastmoor.example': letter,
    'southfield.example': await leaveLetter(site.database, 'southfield.example', null),
  });
  await site.database.sql
    .insertInto('delivery_tally')
    .values({ host: 'eastmoor.example', hour: hoursAgo(2), delivered: 41, failed: 1 })
    .execute();
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
  const broughtProfile = await writeBroughtProfile(site, admin, 'eastmoor.example');
  return { site, admin, gone, letter, broughtProfile };
};
