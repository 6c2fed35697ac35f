import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';

/** My account, and the accounts as administrators and moderators see them. */
export const accountExamples: readonly Example[] = [
  exampleOf(contracts.readMe)((scene) => ({ as: scene.member })),
  exampleOf(contracts.updatePreferences)(async (scene) => ({
    as: await scene.newcomer(),
    body: { theme: 'dark', showTyping: false },
  })),
  exampleOf(contracts.listSessions)((scene) => ({ as: scene.member })),
  exampleOf(contracts.revokeSession)(async (scene) => {
    const as = await scene.newcomer();
    await scene.test.given.cookie(as);
    const { items } = (await as.call(contracts.listSessions)).answer;
    return { as, params: { sessionId: items.find(({ isCurrent }) => !isCurrent)?.id ?? '' } };
  }),
  exampleOf(contracts.revokeOtherSessions)(async (scene) => ({ as: await scene.newcomer() })),
  exampleOf(contracts.listAccounts)((scene) => ({
    as: scene.admin,
    query: { q: scene.member.name, role: 'member', state: 'active' },
  })),
  exampleOf(contracts.setAccountRole)(
    async (scene) => ({
      as: scene.admin,
      params: { personId: (await scene.newcomer()).id },
      body: { role: 'moderator' },
    }),
    {
      code: 'role.last-admin',
      asked: (scene) => ({ as: scene.admin, params: { personId: scene.admin.id }, body: { role: 'member' } }),
    },
  ),
  exampleOf(contracts.suspendAccount)(
    async (scene) => ({
      as: scene.admin,
      params: { personId: (await scene.newcomer()).id },
      body: { reason: 'Asked for a pause' },
    }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer({ role: 'moderator' }),
        params: { personId: scene.admin.id },
        body: { reason: 'Too strict' },
      }),
    },
  ),
  exampleOf(contracts.restoreAccount)(
    async (scene) => {
      const params = { personId: (await scene.newcomer()).id };
      await scene.admin.call(contracts.suspendAccount, { params, body: { reason: 'By mistake' } });
      return { as: scene.admin, params };
    },
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer({ role: 'moderator' }),
        params: { personId: scene.admin.id },
      }),
    },
  ),
];
