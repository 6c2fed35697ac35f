import {
  acceptCommunityInvitation,
  createCommunity,
  createFirstAdmin,
  getCommunity,
  inviteToCommunity,
  listCommunityVideos,
  listMembers,
  listReceivedInvitations,
  listThreads,
  openThread,
  replyToThread,
  requestToJoin,
  type CommunityDetail,
} from '#libs/contracts';
import { demoContent } from '#libs/demo';

import { Account } from './account.js';
import { agree, showEachOther } from './agree.js';
import type { Council } from './council.js';
import { until } from './until.js';
import { ALLOTMENTS, EASTMOOR, FLOODS, WORDS } from './words.js';

interface Meeting {
  /** Has the demonstration council. */
  readonly northfield: Council;
  /** Is empty. */
  readonly eastmoor: Council;
  /** Of everybody. */
  readonly password: string;
}

/** The council next door begins with one person, who looks after its server. */
const settle = async ({ url }: Council, password: string): Promise<Account> => {
  const { organisation, admin } = EASTMOOR;
  const body = { organisation, ...admin, password };
  await Account.visitor(url)
    .call(createFirstAdmin, { body })
    .catch((error: unknown) => {
      if (!String(error).includes('first-admin.exists')) throw error;
    });
  return Account.signIn(url, admin.email, password);
};

/** Asks to join a community of the other council, and waits to be let in. */
const join = async (person: Account, community: string): Promise<CommunityDetail> => {
  const find = (): Promise<CommunityDetail> => person.call(getCommunity, { params: { community } });
  const found = await find();
  if (found.me.role !== null) return found;
  if (found.me.requestId === null)
    await person.call(requestToJoin, {
      params: { community: found.id },
      body: { reason: '' },
      key: `pair-join-${community}`,
    });
  return until(`Joining ${community}`, async () => {
    const now = await find();
    return now.me.role === null ? undefined : now;
  });
};

/** The thread as somebody sees it in a community. */
const arrived = (person: Account, communityId: string, title: string): Promise<string> =>
  until(`“${title}”`, async () => {
    const { items } = await person.call(listThreads, { params: { communityId } });
    return items.find((thread) => thread.title === title)?.id;
  });

const open = async (
  person: Account,
  communityId: string,
  { key, title, markdown }: (typeof WORDS)['plots' | 'butts' | 'binDays' | 'gates'],
): Promise<string> => {
  const body = { title, markdown };
  const { thread } = await person.call(openThread, { params: { communityId }, body, key });
  return thread.id;
};

const reply = async (
  person: Account,
  threadId: string,
  { key, markdown }: { readonly key: string; readonly markdown: string },
): Promise<void> => {
  await person.call(replyToThread, { params: { threadId }, body: { markdown }, key });
};

/** Waits until a video of the first council is one of the second as well, where the demonstration has any. */
const watch = async (ada: Account, morgan: Account, ids: { here: string; there: string }): Promise<void> => {
  const videosOf = async (person: Account, communityId: string): Promise<readonly string[]> => {
    const { items } = await person.call(listCommunityVideos, { params: { communityId } });
    return items.map(({ title }) => title);
  };
  const [title] = await videosOf(ada, ids.here);
  if (title === undefined) return;
  await until(`“${title}”`, async () => {
    const arrivedThere = await videosOf(morgan, ids.there);
    return arrivedThere.includes(title) ? title : undefined;
  });
};

/** The id of a private community as somebody sees it who belongs to it. */
const belonging = async (person: Account, community: string): Promise<string | undefined> => {
  try {
    const { id, me } = await person.call(getCommunity, { params: { community } });
    return me.role === null ? undefined : id;
  } catch (error) {
    if (String(error).includes('was answered 404')) return undefined;
    throw error;
  }
};

/** A private community of the second council, to which somebody of the first one is invited, with a thread of both. */
const share = async (
  morgan: Account,
  ada: Account,
  { handle, community }: { readonly handle: string; readonly community: string },
): Promise<void> => {
  const own = await morgan.call(createCommunity, { body: FLOODS, key: 'pair-private' });
  if ((await belonging(ada, community)) === undefined) {
    const body = { handle, role: 'member' } as const;
    await morgan.call(inviteToCommunity, { params: { community: own.id }, body, key: 'pair-invitation' });
    const invitation = await until('The invitation', async () => {
      const { items } = await ada.call(listReceivedInvitations, {});
      return items.find((received) => received.community.title === FLOODS.title)?.id;
    });
    await ada.call(acceptCommunityInvitation, { params: { invitation }, body: {} });
  }
  await until('Membership of the private community', async () => {
    const { items } = await morgan.call(listMembers, { params: { community: own.id } });
    return items.length > 1 ? items : undefined;
  });
  await open(morgan, own.id, WORDS.gates);
  const there = await until('The private community', () => belonging(ada, community));
  await reply(ada, await arrived(ada, there, WORDS.gates.title), WORDS.gatesAnswer);
};

/**
 * Makes the second council, which agrees with the first on what they exchange; has each of the two join a public community of
 * the other, begins some threads across both, and a private community of both; in the end somebody of each is found in the other.
 * Doing it again after it was broken off goes on where it was.
 */
export const introduce = async ({ northfield, eastmoor, password }: Meeting): Promise<void> => {
  const morgan = await settle(eastmoor, password);
  const ada = await Account.signIn(northfield.url, demoContent.people[0]?.email ?? '', password);
  const sides = { ada, morgan, northfield, eastmoor };
  await agree(sides);
  const own = await morgan.call(createCommunity, { body: ALLOTMENTS, key: 'pair-community' });
  const joined = await join(ada, `${own.name}@${eastmoor.host}`);
  const plots = await open(morgan, own.id, WORDS.plots);
  await open(morgan, own.id, WORDS.butts);
  await reply(ada, await arrived(ada, joined.id, WORDS.plots.title), WORDS.plotsAnswer);
  await reply(morgan, plots, WORDS.plotsThanks);
  const craft = await join(morgan, `${demoContent.communities[0]?.name}@${northfield.host}`);
  await open(morgan, craft.id, WORDS.binDays);
  const there = await ada.call(getCommunity, {
    params: { community: demoContent.communities[0]?.name ?? '' },
  });
  await reply(ada, await arrived(ada, there.id, WORDS.binDays.title), WORDS.binDaysAnswer);
  await watch(ada, morgan, { here: there.id, there: craft.id });
  await share(morgan, ada, {
    handle: `@${demoContent.people[0]?.handle}@${northfield.host}`,
    community: `${FLOODS.name}@${eastmoor.host}`,
  });
  await showEachOther(sides);
};
