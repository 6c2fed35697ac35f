import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Envelope, type Example } from './example.fixture.js';
import { untilListed, type Scene } from './scene.fixture.js';

const firstAdmin = (scene: Scene) => ({
  ...scene.applicant(),
  organisation: { name: 'Southfield Council', shortName: 'Southfield' },
});

const invited = async (scene: Scene) =>
  (await scene.admin.call(contracts.createInvitation, { body: {} })).answer;

/** Nobody is about to do anything with it any more. */
const aMail = (scene: Scene) => {
  const { admin } = scene;
  return untilListed(async () => {
    await admin.call(contracts.requestPasswordReset, { body: { email: admin.email } });
    return admin.call(contracts.listMail, { query: { state: 'sent' } });
  });
};

const failedMail = async (scene: Scene): Promise<string> => {
  const { id } = await aMail(scene);
  await scene.test.database.sql
    .updateTable('mail_message')
    .set({ sent_at: null, failed_at: new Date(), last_error: 'The mail server refused it' })
    .where('id', '=', id)
    .execute();
  return id;
};

const revoked = async (scene: Scene): Promise<Envelope & { params: { invitationId: string } }> => {
  const params = { invitationId: (await invited(scene)).id };
  await scene.admin.call(contracts.revokeInvitation, { params });
  return { as: scene.admin, params };
};

/** The server itself: its settings, invitations to it and its mail. */
export const instanceExamples: readonly Example[] = [
  exampleOf(contracts.readInstance)(() => ({})),
  exampleOf(contracts.updateInstance)(
    (scene) => ({ as: scene.admin, body: { welcome: 'Croeso!', brandColour: '#1d70b8' } }),
    {
      code: 'registration.domains-missing',
      asked: (scene) => ({ as: scene.admin, body: { registration: 'domains', allowedDomains: [] } }),
    },
  ),
  exampleOf(contracts.createFirstAdmin)(
    async (scene) => ({ at: (await scene.emptyServer()).url, body: firstAdmin(scene) }),
    { code: 'first-admin.exists', asked: (scene) => ({ body: firstAdmin(scene) }) },
  ),
  exampleOf(contracts.createInvitation)((scene) => ({
    as: scene.admin,
    body: { email: scene.applicant().email, language: 'cy' },
  })),
  exampleOf(contracts.listInvitations)(async (scene) => {
    await invited(scene);
    return { as: scene.admin };
  }),
  exampleOf(contracts.revokeInvitation)(
    async (scene) => ({ as: scene.admin, params: { invitationId: (await invited(scene)).id } }),
    { code: 'invitation.closed', asked: revoked },
  ),
  exampleOf(contracts.lookUpInvitation)(
    async (scene) => ({ body: { token: (await invited(scene)).link?.split('#')[1] ?? '' } }),
    { code: 'link.ended', asked: () => ({ body: { token: 'x'.repeat(43) } }) },
  ),
  exampleOf(contracts.listMail)(async (scene) => {
    await aMail(scene);
    return { as: scene.admin, query: { limit: '5' } };
  }),
  exampleOf(contracts.readMail)(async (scene) => ({
    as: scene.admin,
    params: { mailId: (await aMail(scene)).id },
  })),
  exampleOf(contracts.sendMailAgain)(
    async (scene) => ({ as: scene.admin, params: { mailId: await failedMail(scene) } }),
    {
      code: 'mail.not-failed',
      asked: async (scene) => ({ as: scene.admin, params: { mailId: (await aMail(scene)).id } }),
    },
  ),
  exampleOf(contracts.listEveryCommunity)((scene) => ({ as: scene.admin, query: { q: 'parks' } })),
  exampleOf(contracts.archiveAnyCommunity)(async (scene) => ({
    as: scene.admin,
    params: { community: (await scene.newCommunity()).id },
    body: { archived: true },
  })),
  exampleOf(contracts.appointOwner)(
    async (scene) => {
      const { id } = await scene.test.given.community();
      await scene.test.given.member(id, scene.member.id);
      return { as: scene.admin, params: { community: id }, body: { personId: scene.member.id } };
    },
    {
      code: 'community.has-owner',
      asked: (scene) => ({
        as: scene.admin,
        params: { community: scene.parks.id },
        body: { personId: scene.member.id },
      }),
    },
  ),
  exampleOf(contracts.verifyAuditLog)((scene) => ({ as: scene.admin })),
  exampleOf(contracts.listAuditEntries)(async (scene) => {
    await scene.admin.call(contracts.updateInstance, { body: { welcome: `Hello ${newId()}` } });
    await untilListed(() => scene.admin.call(contracts.listAuditEntries));
    return { as: scene.admin, query: { from: '2020-01-01T00:00:00Z' } };
  }),
];
