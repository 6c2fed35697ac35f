import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import { PASSWORD } from './mailbox.fixture.js';

const NEW_PASSWORD = 'copper-lantern-meadow';
const UNKNOWN_SECRET = 'x'.repeat(43);

const wrong = { currentPassword: 'not-the-right-words' };

/** Registering, signing in and out, passwords and addresses. */
export const signingInExamples: readonly Example[] = [
  exampleOf(contracts.register)((scene) => ({ body: scene.applicant() }), {
    code: 'name.taken',
    asked: (scene) => ({ body: { ...scene.applicant(), name: scene.member.name } }),
  }),
  exampleOf(contracts.confirmEmail)(
    async (scene) => {
      const { email } = await scene.registered();
      return { body: { token: await scene.secretSentTo(email, 'confirm') } };
    },
    { code: 'link.ended', asked: () => ({ body: { token: UNKNOWN_SECRET } }) },
  ),
  exampleOf(contracts.resendConfirmation)(async (scene) => ({
    body: { email: (await scene.registered()).email },
  })),
  exampleOf(contracts.signIn)(
    async (scene) => ({ body: { email: (await scene.withPassword()).email, password: PASSWORD } }),
    {
      code: 'sign-in.wrong',
      asked: (scene) => ({ body: { email: scene.member.email, password: PASSWORD } }),
    },
  ),
  exampleOf(contracts.signOut)(async (scene) => ({ as: await scene.newcomer() })),
  exampleOf(contracts.requestPasswordReset)((scene) => ({ body: { email: scene.member.email } })),
  exampleOf(contracts.resetPassword)(
    async (scene) => {
      const { email } = await scene.newcomer();
      await scene.member.call(contracts.requestPasswordReset, { body: { email } });
      return { body: { token: await scene.secretSentTo(email, 'reset'), password: NEW_PASSWORD } };
    },
    { code: 'link.ended', asked: () => ({ body: { token: UNKNOWN_SECRET, password: NEW_PASSWORD } }) },
  ),
  exampleOf(contracts.changePassword)(
    async (scene) => ({
      as: await scene.withPassword(),
      body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
    }),
    {
      code: 'password.wrong',
      asked: async (scene) => ({
        as: await scene.withPassword(),
        body: { ...wrong, newPassword: NEW_PASSWORD },
      }),
    },
  ),
  exampleOf(contracts.changeEmail)(
    async (scene) => ({
      as: await scene.withPassword(),
      body: { email: scene.applicant().email, currentPassword: PASSWORD },
    }),
    {
      code: 'password.wrong',
      asked: (scene) => ({ as: scene.member, body: { email: scene.applicant().email, ...wrong } }),
    },
  ),
  exampleOf(contracts.confirmEmailChange)(
    async (scene) => {
      const person = await scene.withPassword();
      const { email } = scene.applicant();
      await person.call(contracts.changeEmail, { body: { email, currentPassword: PASSWORD } });
      return { body: { token: await scene.secretSentTo(email, 'email-change') } };
    },
    { code: 'link.ended', asked: () => ({ body: { token: UNKNOWN_SECRET } }) },
  ),
  exampleOf(contracts.closeAccount)(
    async (scene) => ({ as: await scene.withPassword(), body: { currentPassword: PASSWORD } }),
    { code: 'password.wrong', asked: (scene) => ({ as: scene.member, body: wrong }) },
  ),
];
