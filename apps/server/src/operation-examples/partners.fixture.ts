import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

/** The name of a server that an administrator has allowed. */
export const allowed = async ({ admin }: Scene): Promise<string> => {
  const host = `council-${newId().slice(-12)}.example`;
  await admin.call(contracts.decidePartner, { params: { host }, body: { policy: 'allowed' } });
  return host;
};

const ofAllowed = async (scene: Scene) => ({ as: scene.admin, params: { host: await allowed(scene) } });

const params = { host: 'eastmoor.example' };

const terms = {
  purpose: 'Planning officers of both councils learn from each other.',
  dataClasses: ['profiles', 'discussion'] as ('profiles' | 'discussion')[],
  communities: ['https://northfield.example/c/parks'],
  contact: 'Ada Morris',
  reviewOn: '2099-11-01',
};

/** The name of a server for which there is a draft of an agreement, and whose own actor is known. */
const drafted = async (scene: Scene): Promise<string> => {
  const host = await allowed(scene);
  const { sql } = scene.test.database;
  await scene.admin.call(contracts.draftAgreement, { params: { host }, body: terms });
  const instance = await sql
    .selectFrom('instance')
    .select('id')
    .where('host', '=', host)
    .executeTakeFirstOrThrow();
  const uri = `https://${host}/actor`;
  await sql
    .insertInto('remote_actor')
    .values({
      owner_id: instance.id,
      owner_kind: 'instance',
      instance_id: instance.id,
      uri,
      username: host,
      inbox: `${uri}/inbox`,
      keys: JSON.stringify([]) as never,
      fetched_at: new Date(),
    })
    .execute();
  return host;
};

/** The id of what another server proposes. */
const proposedByThem = async (scene: Scene): Promise<string> => {
  const host = await drafted(scene);
  const { items } = (await scene.admin.call(contracts.listAgreements, { params: { host } })).answer;
  const id = items[0]?.id ?? '';
  await scene.test.database.sql
    .updateTable('partner_agreement')
    .set({ is_ours: false, state: 'proposed', offer_uri: `https://${host}/activities/offer/1` })
    .where('id', '=', id)
    .execute();
  return id;
};

const nowhere = { agreementId: '0190a000-0000-7000-8000-000000000000' };

const agreementExamples: readonly Example[] = [
  exampleOf(contracts.listAgreements)(
    async (scene) => ({ as: scene.admin, params: { host: await drafted(scene) } }),
    {
      code: 'federation.off',
      asked: async (scene) => ({ ...(await scene.withoutFederation()), params }),
    },
  ),
  exampleOf(contracts.draftAgreement)(
    async (scene) => ({ as: scene.admin, params: { host: await allowed(scene) }, body: terms }),
    {
      code: 'agreement.review-past',
      asked: ({ admin }) => ({ as: admin, params, body: { ...terms, reviewOn: '2020-01-01' } }),
    },
  ),
  exampleOf(contracts.proposeAgreement)(
    async (scene) => ({ as: scene.admin, params: { host: await drafted(scene) } }),
    {
      code: 'agreement.no-draft',
      asked: async (scene) => ({ as: scene.admin, params: { host: await allowed(scene) } }),
    },
  ),
  exampleOf(contracts.decideAgreement)(
    async (scene) => ({
      as: scene.admin,
      params: { agreementId: await proposedByThem(scene) },
      body: { accepted: true },
    }),
    {
      code: 'federation.off',
      asked: async (scene) => ({
        ...(await scene.withoutFederation()),
        params: nowhere,
        body: { accepted: true },
      }),
    },
  ),
  exampleOf(contracts.endAgreement)(
    async (scene) => {
      const host = await drafted(scene);
      const { items } = (await scene.admin.call(contracts.listAgreements, { params: { host } })).answer;
      return { as: scene.admin, params: { agreementId: items[0]?.id ?? '' } };
    },
    {
      code: 'agreement.not-open',
      asked: async (scene) => ({ as: scene.admin, params: { agreementId: await proposedByThem(scene) } }),
    },
  ),
];

/** Other servers, and a server that has nothing to do with them. */
export const partnerExamples: readonly Example[] = [
  ...agreementExamples,
  exampleOf(contracts.listPartners)(
    async (scene) => {
      await allowed(scene);
      return { as: scene.admin };
    },
    { code: 'federation.off', asked: (scene) => scene.withoutFederation() },
  ),
  exampleOf(contracts.readPartner)(ofAllowed, {
    code: 'federation.off',
    asked: async (scene) => ({ ...(await scene.withoutFederation()), params }),
  }),
  exampleOf(contracts.decidePartner)(
    async (scene) => ({ ...(await ofAllowed(scene)), body: { policy: 'suspended' } }),
    {
      code: 'partner.no-host',
      asked: ({ admin }) => ({ as: admin, params: { host: '127.0.0.1' }, body: { policy: 'allowed' } }),
    },
  ),
  exampleOf(contracts.sendAgainToPartner)(
    async (scene) => ({ ...(await ofAllowed(scene)), body: { from: '2026-11-01T00:00:00Z' } }),
    {
      code: 'federation.off',
      asked: async (scene) => ({
        ...(await scene.withoutFederation()),
        params,
        body: { from: '2026-11-01T00:00:00Z' },
      }),
    },
  ),
  exampleOf(contracts.setPartnerQuota)(
    async (scene) => ({ ...(await ofAllowed(scene)), body: { perMinute: 600, bytesPerDay: null } }),
    {
      code: 'federation.off',
      asked: async (scene) => ({
        ...(await scene.withoutFederation()),
        params,
        body: { perMinute: null, bytesPerDay: null },
      }),
    },
  ),
];
