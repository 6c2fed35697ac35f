import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';

import { corpusAsLive } from '../incoming/corpus-documents.fixture.js';
import { isObject } from '../incoming/json.js';
import { readDocument } from '../incoming/read-document.js';
import { WRITTEN } from '../incoming/written.fixture.js';
import { generateActorKeys, publicKeyPem } from '../keys/generate-actor-keys.js';
import { ActivityHandler } from './handle-activity.js';
import { setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { parseActivity } from './parse-activity.js';

/** Without the corpus, the documents that we wrote ourselves stand for it. */
const documents = [
  ...Object.entries(WRITTEN).map(([name, json]) => ({ name: `written/${name}`, json: json as unknown })),
  ...corpusAsLive(),
];

const activities = documents.flatMap(({ name, json }) => {
  const read = readDocument(json);
  return read.kind === 'activity' ? [{ name, json, activity: read }] : [];
});

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Every host that stands in any of them. All lead to this machine. */
const hostsIn = (values: readonly unknown[]): string[] => {
  const found = values.flatMap(stringsIn).flatMap((text) =>
    [...text.matchAll(/https?:\/\/[^\s"'<>\\]+|@([a-z0-9.-]+)/gi)].flatMap(([address, host]) => {
      const url = host === undefined ? address : `https://${host}`;
      return URL.canParse(url) ? [new URL(url).hostname] : [];
    }),
  );
  return [...new Set(found)].filter((host) => HOST.test(host) && host !== 'northfield.example');
};

/** Addresses that stand where an actor belongs. */
const speakersIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = isObject(value) ? [value['actor'], value['attributedTo']].flatMap(stringsIn) : [];
  return [...own, ...Object.values(value).flatMap(speakersIn)];
};

describe('an activity of the corpus, where every host answers whatever it is asked', () => {
  let scene: InboxScene;
  const groups = new Set<string>(
    activities.flatMap(({ activity }) => (activity.type === 'Announce' ? [activity.actor] : [])),
  );
  const people = new Set(activities.flatMap(({ json }) => speakersIn(json)));

  beforeAll(async () => {
    const { rsa } = await generateActorKeys();
    const publicKey = publicKeyPem(rsa.publicKey);
    scene = await setInboxScene(hostsIn(activities.map(({ json }) => json)), { ROLES: 'web' });
    const actor = (id: string): object => ({
      id,
      type: groups.has(id) ? 'Group' : 'Person',
      preferredUsername: `n${createHash('sha256').update(id).digest('hex').slice(0, 20)}`,
      inbox: `${id}/inbox`,
      outbox: `${id}/outbox`,
      publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: publicKey },
    });
    // Everything else is an answer by somebody new to something that is not here either.
    const answer = (id: string): object => ({
      id,
      type: 'Note',
      attributedTo: `${id}/author`,
      inReplyTo: `${id}/parent`,
      content: '<p>On and on</p>',
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      cc: [],
    });
    scene.peer.otherwise = (url) => {
      if (url.includes('/.well-known/')) return undefined;
      return groups.has(url) || people.has(url) || url.endsWith('/author') ? actor(url) : answer(url);
    };
  });
  afterAll(() => scene.stop());

  const questionsOf = async ({ json }: (typeof activities)[number]): Promise<number> => {
    scene.peer.asked.length = 0;
    const handler = scene.test.server.app.get(ActivityHandler);
    await handler.handle(parseActivity(Buffer.from(JSON.stringify(json))));
    return scene.peer.asked.length;
  };

  const followAll = async (): Promise<void> => {
    const { sql } = scene.test.database;
    const rows = await sql.selectFrom('community').select('id').where('uri', 'is not', null).execute();
    const ties = rows.map(({ id }) => ({
      id: newId(),
      follower_id: scene.owner.id,
      follower_kind: 'person' as const,
      target_id: id,
      target_kind: 'community' as const,
      uri: newId(),
      state: 'accepted' as const,
      requested_at: new Date(),
    }));
    if (ties.length > 0) await sql.insertInto('follow').values(ties).execute();
  };

  it('makes at most 20 questions be asked, and again where somebody here follows whoever passes it on (pitfall 8)', async () => {
    const most: [string, number][] = [];
    for (const one of activities) most.push([one.name, await questionsOf(one)]);
    await followAll();
    for (const one of activities.filter(({ activity }) => activity.type === 'Announce'))
      most.push([one.name, await questionsOf(one)]);
    expect(most.filter(([, count]) => count > 20)).toEqual([]);
    expect(most.some(([, count]) => count > 1)).toBe(true);
  });
});
