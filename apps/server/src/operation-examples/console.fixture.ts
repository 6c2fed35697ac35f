import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

const HOST = 'westvale.example';
const params = { host: HOST };
const nobody = { personId: '0190a000-0000-7000-8000-000000000000' };

/** The address of an activity that waits for a server. */
const waiting = async ({ admin, test: { database } }: Scene): Promise<string> => {
  await admin.call(contracts.decidePartner, { params, body: { policy: 'allowed' } });
  const instance = await database.sql
    .selectFrom('instance')
    .select('id')
    .where('is_local', '=', true)
    .executeTakeFirstOrThrow();
  const id = newId();
  const uri = `https://northfield.example/activities/announce/${id}`;
  const at = new Date();
  const activity = { id, uri, actor_id: instance.id, kind: 'Announce', is_public: true };
  await database.sql
    .insertInto('outbox_activity')
    .values({ ...activity, body: Buffer.from('{}'), created_at: at })
    .execute();
  const later = new Date(at.getTime() + 86_400_000);
  await database.sql
    .insertInto('delivery')
    .values({
      activity_id: id,
      host: HOST,
      inbox: `https://${HOST}/inbox`,
      due_since: at,
      not_before: later,
      attempts: 1,
      last_status: 503,
      last_error: '503 Down',
    })
    .execute();
  return uri;
};

/** Somebody who left, of whom a server could not be told. */
const gone = async (scene: Scene): Promise<string> => {
  const { id } = await scene.newcomer();
  await scene.test.database.sql
    .insertInto('erasure_request')
    .values({ person_id: id, host: HOST, requested_at: new Date(), activity_id: newId() })
    .execute();
  return id;
};

const off = async (scene: Scene) => ({ ...(await scene.withoutFederation()), params });

/** What goes between servers, and evidence that people were forgotten. */
export const consoleExamples: readonly Example[] = [
  exampleOf(contracts.listPartnerDeliveries)(
    async (scene) => {
      await waiting(scene);
      return { as: scene.admin, params, query: { only: 'troubled' } };
    },
    { code: 'federation.off', asked: off },
  ),
  exampleOf(contracts.retryPartner)(
    async (scene) => {
      await waiting(scene);
      return { as: scene.admin, params };
    },
    { code: 'federation.off', asked: off },
  ),
  exampleOf(contracts.traceActivity)(
    async (scene) => ({ as: scene.admin, query: { of: await waiting(scene) } }),
    {
      code: 'federation.off',
      asked: async (scene) => ({
        ...(await scene.withoutFederation()),
        query: { of: `https://${HOST}/p/1` },
      }),
    },
  ),
  exampleOf(contracts.listErasures)(
    async (scene) => {
      await gone(scene);
      return { as: scene.admin };
    },
    { code: 'federation.off', asked: (scene) => scene.withoutFederation() },
  ),
  exampleOf(contracts.readErasure)(
    async (scene) => ({ as: scene.admin, params: { personId: await gone(scene) } }),
    {
      code: 'federation.off',
      asked: async (scene) => ({ ...(await scene.withoutFederation()), params: nobody }),
    },
  ),
  exampleOf(contracts.retryErasure)(
    async (scene) => ({ as: scene.admin, params: { personId: await gone(scene) } }),
    {
      code: 'federation.off',
      asked: async (scene) => ({ ...(await scene.withoutFederation()), params: nobody }),
    },
  ),
];
