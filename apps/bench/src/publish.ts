import { randomUUID } from 'node:crypto';

import type { Database } from '#libs/database';
import { Addresses, Outbox } from '#libs/federation';
import { systemClock } from '#libs/kernel';

import { momentNow } from './moment.js';
import type { SeededCommunity } from './seed-community.js';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

/** An activity that is owed to the followers of a community. */
interface Published {
  readonly uri: string;
  /** When it was. */
  readonly at: number;
}

/** As a community passes on what somebody wrote there. */
export const announcement = (host: string, community: string, uri: string) => {
  const author = `https://${host}/u/bench`;
  const group = `https://${host}/c/${community}`;
  const addressed = { to: [group, PUBLIC], cc: [] };
  const note = {
    id: `${uri}/note`,
    type: 'Note',
    attributedTo: author,
    audience: group,
    content: '<p>We looked at the figures for the depot again. Collections were late on 14 of 60 days.</p>',
    published: new Date().toISOString(),
    ...addressed,
  };
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: uri,
    type: 'Announce',
    actor: group,
    object: { id: `${uri}/create`, type: 'Create', actor: author, object: note, ...addressed },
    to: [`${group}/followers`, PUBLIC],
    cc: [],
  };
};

/** Publishes `count` activities of a community at once, about its threads in turn. */
export const publish = async (
  database: Database,
  host: string,
  community: SeededCommunity,
  count: number,
): Promise<Published[]> => {
  const addresses = new Addresses(host);
  const outbox = new Outbox(addresses, systemClock);
  const uris: string[] = [];
  await database.transaction(async (tx) => {
    for (let number = 0; number < count; number += 1) {
      const id = randomUUID();
      const uri = addresses.activity('announce', id);
      const activity = {
        id,
        uri,
        actorId: community.id,
        kind: 'Announce',
        objectId: community.rootPosts[number % community.rootPosts.length] ?? null,
        isPublic: true,
        document: announcement(host, community.name, uri),
      } as const;
      await outbox.publish(tx, activity, { followersOf: community.id });
      uris.push(uri);
    }
  });
  const at = momentNow();
  return uris.map((uri) => ({ uri, at }));
};
