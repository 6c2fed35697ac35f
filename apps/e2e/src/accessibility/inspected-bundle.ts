import { sql } from 'kysely';

import { newId } from '#libs/kernel';
import type { GivenPerson, TestServer } from '#libs/testing';

import { bundleOf, sealedBy } from '../../../../libs/federation/src/bundles/written-bundle.fixture.js';
import { generateActorKeys } from '../../../../libs/federation/src/keys/generate-actor-keys.js';
import { multikeyOf } from '../../../../libs/federation/src/keys/multikey.js';

const HOST = 'eastmoor.example';
const ACTOR = `https://${HOST}/actor`;

/** Makes known the key with which the other server signs, as if its document had been read. */
const keyThere = async ({ database }: TestServer, instanceId: string) => {
  const { ed25519 } = await generateActorKeys();
  const verificationMethod = `${ACTOR}#ed25519-key`;
  const keys = [{ id: verificationMethod, form: 'multikey', value: multikeyOf(ed25519.publicKey) }];
  await database.sql
    .insertInto('remote_actor')
    .values({
      owner_id: instanceId,
      owner_kind: 'instance',
      instance_id: instanceId,
      uri: ACTOR,
      username: HOST,
      inbox: `https://${HOST}/inbox`,
      keys: sql`${JSON.stringify(keys)}::jsonb`,
      fetched_at: new Date(),
    })
    .execute();
  return { verificationMethod, privateKey: ed25519.privateKey, created: new Date() };
};

/** The text of a file with the profile that somebody had on another server, which they name as an account of theirs. */
export const broughtBundle = async (site: TestServer, { id, name }: GivenPerson): Promise<string> => {
  const db = site.database.sql;
  const there = await db
    .selectFrom('instance')
    .select('id')
    .where('host', '=', HOST)
    .executeTakeFirstOrThrow();
  const old = { id: `https://${HOST}/users/nia`, name: 'nia', host: HOST };
  const personId = newId();
  await db
    .insertInto('person')
    .values({
      id: personId,
      uri: old.id,
      instance_id: there.id,
      name: old.name,
      display_name: 'Nia Wyn',
      language: 'en',
      created_at: new Date(),
    })
    .execute();
  await db
    .insertInto('other_account')
    .values({ person_id: id, other_id: personId, added_at: new Date() })
    .execute();
  return sealedBy(await keyThere(site, there.id), bundleOf(old, [`https://northfield.example/u/${name}`]));
};
