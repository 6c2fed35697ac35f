import { freePort } from '#libs/database';
import { openNeighbourhood } from '#libs/pair';

import { call, found, startInstance, type Instance } from './instance-process.js';

/** Two instances that federate, and a thread of a public community that both have. */
export interface PairStage {
  /** Who takes part, and the thread there. */
  readonly guest: Instance & { readonly threadId: string };
  /** Who hosts the community, and the thread there. */
  readonly host: Instance & { readonly threadId: string };
  stop(): Promise<void>;
}

const GUEST = 'northfield.example';
const HOST = 'eastmoor.example';
const COMMUNITY = 'crossing';

/** The person of one instance becomes a member of a community of the other, in which a thread is opened. */
const meet = async (guest: Instance, host: Instance): Promise<{ ours: string; theirs: string }> => {
  const community = await call(host, '/communities', {
    name: COMMUNITY,
    title: 'Crossing',
    purpose: 'Measuring',
    visibility: 'public',
    joinPolicy: 'open',
    language: 'en',
  });
  const known = await call(guest, `/communities/${COMMUNITY}@${HOST}`);
  await call(guest, `/communities/${String(known['id'])}/join-requests`, { reason: 'To measure' });
  await found(guest, `select person_id id from membership where community_id = $1`, [String(known['id'])]);
  const opened = await call(host, `/communities/${String(community['id'])}/threads`, {
    title: 'Late collections',
    markdown: 'How many rounds were late?',
  });
  const theirs = (opened['thread'] as { id: string }).id;
  return { theirs, ours: await found(guest, `select id from thread limit 1`) };
};

/** Starts both with their embedded PostgreSQL and brings them together. */
export const setPair = async (folder: string, options: readonly string[]): Promise<PairStage> => {
  const servers = { [GUEST]: await freePort(), [HOST]: await freePort() };
  const neighbourhood = await openNeighbourhood({ folder, servers });
  const guest = await startInstance(folder, neighbourhood.settingsOf(GUEST), options);
  const host = await startInstance(folder, neighbourhood.settingsOf(HOST), options);
  const { ours, theirs } = await meet(guest, host);
  return {
    guest: { ...guest, threadId: ours },
    host: { ...host, threadId: theirs },
    stop: async () => {
      await Promise.all([guest.product.end(), host.product.end()]);
      await neighbourhood.close();
    },
  };
};
