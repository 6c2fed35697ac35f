import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

/** The name of a server that an administrator has allowed. */
const allowed = async ({ admin }: Scene): Promise<string> => {
  const host = `council-${newId().slice(-12)}.example`;
  await admin.call(contracts.decidePartner, { params: { host }, body: { policy: 'allowed' } });
  return host;
};

const ofAllowed = async (scene: Scene) => ({ as: scene.admin, params: { host: await allowed(scene) } });

const params = { host: 'eastmoor.example' };

/** Other servers, and a server that has nothing to do with them. */
export const partnerExamples: readonly Example[] = [
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
];
