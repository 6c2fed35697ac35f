import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually } from '#libs/testing';

import type { Actor } from './scene.fixture.js';

export const PASSWORD = 'kettle-harbour-violet';

/** What somebody fills in to register. */
export interface Applicant {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly language: 'en' | 'cy';
}

/** Those who come by e-mail: everything that needs a secret takes it out of the mail that the server sent. */
export interface Mailbox {
  applicant(): Applicant;
  /** Somebody who has registered and waits for the confirmation. */
  registered(): Promise<Applicant>;
  /** Somebody who has registered, confirmed and signed in. */
  withPassword(): Promise<Actor>;
  /** The secret in the latest mail of that kind to that address, as the outbox shows it to administrators. */
  secretSentTo(email: string, kind: string): Promise<string>;
}

/** Sends people through registration on the server at `url`. */
export const mailbox = (url: string, admin: Pick<Actor, 'call'>): Mailbox => {
  const nobody = apiCaller(url);
  const applicant = (): Applicant => {
    const name = `new_${newId().slice(-12)}`;
    const email = `${name}@northfield.example`;
    return { name, displayName: 'Sian Newcomer', email, password: PASSWORD, language: 'en' };
  };
  const registered = async (): Promise<Applicant> => {
    const body = applicant();
    await nobody(contracts.register, { body });
    return body;
  };
  const secretSentTo = (email: string, kind: string): Promise<string> =>
    eventually(async () => {
      const { items } = (await admin.call(contracts.listMail, { query: { limit: '100' } })).answer;
      const mail = items.find((each) => each.recipient === email && each.kind === kind);
      if (mail === undefined) throw new Error(`No mail "${kind}" to ${email} among ${JSON.stringify(items)}`);
      const { text } = (await admin.call(contracts.readMail, { params: { mailId: mail.id } })).answer;
      return /#([A-Za-z0-9_-]{20,})/.exec(text)?.[1] ?? '';
    });
  return {
    applicant,
    registered,
    secretSentTo,
    withPassword: async () => {
      const { name, email, password } = await registered();
      await nobody(contracts.confirmEmail, { body: { token: await secretSentTo(email, 'confirm') } });
      const { answer, headers } = await nobody(contracts.signIn, { body: { email, password } });
      const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return { id: answer.personId, name, email, cookie, call: apiCaller(url, cookie) };
    },
  };
};
