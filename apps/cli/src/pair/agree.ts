import {
  addMySkill,
  decideAgreement,
  decidePartner,
  draftAgreement,
  listAgreements,
  proposeAgreement,
  readMyExpertiseCard,
  readOrganisation,
  shareMyExpertiseCard,
  updateInstance,
  updateProfile,
  type AgreementView,
} from '#libs/contracts';

import type { Account } from './account.js';
import { until } from './until.js';
import { AGREEMENT, EASTMOOR, MORGAN } from './words.js';

interface Sides {
  /** Looks after the first council, which proposes. */
  readonly ada: Account;
  /** Looks after the second one. */
  readonly morgan: Account;
  readonly northfield: { readonly host: string };
  readonly eastmoor: { readonly host: string };
}

const agreementIn = async (
  person: Account,
  host: string,
  state: AgreementView['state'],
): Promise<AgreementView | undefined> => {
  const { items } = await person.call(listAgreements, { params: { host } });
  return items.find((agreement) => agreement.state === state);
};

/** The second council says what kind of organisation it is, so that there is a card to be believed. */
const presentOrganisation = (morgan: Account): Promise<unknown> =>
  morgan.call(updateInstance, { body: EASTMOOR.card });

const propose = async (ada: Account, host: string): Promise<void> => {
  if ((await agreementIn(ada, host, 'proposed')) !== undefined) return;
  await ada.call(draftAgreement, { params: { host }, body: AGREEMENT });
  await ada.call(proposeAgreement, { params: { host } });
};

/** Somebody agrees to be found at the other council, and shows it enough to be found by. */
const share = async (person: Account, skills: readonly string[]): Promise<void> => {
  for (const name of skills) await person.call(addMySkill, { body: { name, language: 'en', kind: 'skill' } });
  await person.call(shareMyExpertiseCard, { body: { isShared: true } });
};

const arrival = (person: Account): Promise<unknown> =>
  until('An expertise card', async () => {
    const { sent } = await person.call(readMyExpertiseCard, {});
    return sent.some(({ state }) => state === 'shown') ? sent : undefined;
  });

/**
 * Both councils agree on what they exchange; what has been agreed already is not agreed again. Before anything else, since a
 * server from which an agreement is expected may send nothing but that.
 */
export const agree = async ({ ada, morgan, northfield, eastmoor }: Sides): Promise<void> => {
  await presentOrganisation(morgan);
  if ((await agreementIn(morgan, northfield.host, 'accepted')) === undefined) {
    await morgan.call(decidePartner, { params: { host: northfield.host }, body: { policy: 'expected' } });
    await propose(ada, eastmoor.host);
    const { id: agreementId } = await until('The proposal of an agreement', () =>
      agreementIn(morgan, northfield.host, 'proposed'),
    );
    await morgan.call(decideAgreement, { params: { agreementId }, body: { accepted: true } });
  }
  await until('The agreement', () => agreementIn(ada, eastmoor.host, 'accepted'));
};

/** Both councils believe each other's card, and one person of each can be found in the other. */
export const showEachOther = async ({ ada, morgan, eastmoor }: Sides): Promise<void> => {
  await morgan.call(updateProfile, { body: MORGAN });
  await share(morgan, EASTMOOR.skills);
  await ada.call(updateProfile, { body: { visibility: { skills: 'partners', languages: 'partners' } } });
  await share(ada, []);
  for (const person of [ada, morgan]) await arrival(person);
  await until('The card of the other council', async () => {
    const { isVerified } = await ada.call(readOrganisation, { params: { host: eastmoor.host } });
    return isVerified || undefined;
  });
};
