import type { GivenPerson, TestServer } from '#libs/testing';

import { bundleOf, sealedBy } from '../../../../libs/federation/src/bundles/written-bundle.fixture.js';
import { generateActorKeys } from '../../../../libs/federation/src/keys/generate-actor-keys.js';
import { multikeyOf } from '../../../../libs/federation/src/keys/multikey.js';

/** As if the server had asked the other one for its key. @returns what signs in the other one's name */
const learnKey = async ({ database }: TestServer, host: string) => {
  const { ed25519 } = await generateActorKeys();
  const uri = `https://${host}/actor`;
  const verificationMethod = `${uri}#ed25519-key`;
  const { id } = await database.sql
    .selectFrom('instance')
    .select('id')
    .where('host', '=', host)
    .executeTakeFirstOrThrow();
  await database.sql
    .insertInto('remote_actor')
    .values({
      owner_id: id,
      owner_kind: 'instance',
      instance_id: id,
      uri,
      username: host,
      inbox: `https://${host}/inbox`,
      keys: JSON.stringify([
        { id: verificationMethod, form: 'multikey', value: multikeyOf(ed25519.publicKey) },
      ]) as never,
      fetched_at: new Date(),
    })
    .execute();
  return {
    instanceId: id,
    maker: { verificationMethod, privateKey: ed25519.privateKey, created: new Date() },
  };
};

/** The file that the server of `host` makes for somebody who is here now, and names their account there as theirs. */
export const writeBroughtProfile = async (
  site: TestServer,
  person: GivenPerson,
  host: string,
): Promise<string> => {
  const { instanceId, maker } = await learnKey(site, host);
  const { id: otherId, name } = await site.given.remotePerson({ instanceId, name: 'nia' });
  const uri = `https://${host}/users/${name}`;
  await site.database.sql.updateTable('person').set({ uri }).where('id', '=', otherId).execute();
  await site.database.sql
    .insertInto('other_account')
    .values({ person_id: person.id, other_id: otherId, added_at: new Date() })
    .execute();
  return sealedBy(maker, bundleOf({ id: uri, name, host }, [`https://northfield.example/u/${person.name}`]));
};
