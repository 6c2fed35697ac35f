import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptCommunityInvitation,
  inviteToCommunity,
  listReceivedInvitations,
  publishVideo,
  readVideo,
  saveVideoCaptions,
} from '#libs/contracts';
import { clip, draftOf, eventually, speakTus, untilState, type GivenPerson } from '#libs/testing';

import { playerOf, pressPlay, reaches } from '../video/player.js';
import { Pair } from './pair.fixture.js';

const TITLE = 'How we mend a bench';
const SECONDS = 12;
const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:05.000\nUndo the bolt.\n\n00:06.000 --> 00:11.000\nPaint it.\n';

let pair: Pair;
let ada: GivenPerson;
let olwen: GivenPerson;
let communityId: string;

beforeAll(async () => {
  pair = await Pair.set();
  ada = await pair.northfield.given.person({ name: 'ada', displayName: 'Ada Okafor' });
  olwen = await pair.eastmoor.given.person({ name: 'olwen', displayName: 'Olwen Tate' });
  // Nobody is known to another server before they take part there.
  const commons = { name: 'commons', title: 'Commons', visibility: 'public', joinPolicy: 'open' } as const;
  await pair.eastmoor.given.community({ ...commons, owner: olwen });
  await pair.northfield.join(ada, 'commons@eastmoor.example');
  // Only members see what is in it: every part is fetched in the name of one.
  const allotments = { name: 'allotments', title: 'Allotments', visibility: 'hidden' } as const;
  ({ id: communityId } = await pair.eastmoor.given.community({ ...allotments, owner: olwen }));
});
afterAll(() => pair?.strike());

/** Olwen invites Ada into the community, and Eastmoor knows her as a member. */
const invite = async (): Promise<void> => {
  const { eastmoor, northfield } = pair;
  const [asOlwen, asAda] = [await eastmoor.as(olwen), await northfield.as(ada)];
  const body = { handle: '@ada@northfield.example', role: 'member' } as const;
  await asOlwen(inviteToCommunity, { params: { community: communityId }, body });
  const { id: invitation } = await eventually(async () => {
    const [first] = (await asAda(listReceivedInvitations)).answer.items;
    if (first === undefined) throw new Error(`No invitation has come.\n${northfield.output()}`);
    return first;
  });
  await asAda(acceptCommunityInvitation, { params: { invitation }, body: {} });
  await eventually(async () => {
    const members = await eastmoor.test.database.sql
      .selectFrom('membership')
      .select('person_id')
      .where('community_id', '=', communityId)
      .execute();
    if (members.length < 2) throw new Error(`Ada is no member yet.\n${eastmoor.output()}`);
  });
};

/** Olwen publishes a film at Eastmoor. */
const publish = async (): Promise<void> => {
  const { eastmoor } = pair;
  const call = await eastmoor.as(olwen);
  const tus = speakTus(eastmoor.url, await eastmoor.cookieOf(olwen));
  const { id: videoId } = await draftOf(await clip(SECONDS), { tus, as: call, communityId, title: TITLE });
  await untilState(call, videoId, ['ready']);
  const params = { videoId, language: 'en' } as const;
  await call(saveVideoCaptions, { params, body: { file: CAPTIONS, revision: 0 } });
  await call(publishVideo, { params: { videoId } });
};

describe('a video of a community of another instance', () => {
  it('plays at one’s own instance with its captions, and the browser asks no other host', async () => {
    const { northfield } = pair;
    await invite();
    await publish();
    const threadId = await northfield.arrived(TITLE);
    const { id: videoId } = await northfield.test.database.sql
      .selectFrom('video')
      .select('id')
      .where('thread_id', '=', threadId)
      .executeTakeFirstOrThrow();
    const call = await northfield.as(ada);
    await eventually(async () => {
      const { answer } = await call(readVideo, { params: { videoId } });
      expect(answer.captions).toHaveLength(1);
    });
    const page = await pair.open(northfield, ada, '/');
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(`${northfield.origin}/c/allotments@eastmoor.example/t/${threadId}?t=6`);
    const player = playerOf(page, TITLE);
    await player.waitFor();
    await page.getByText('Undo the bolt.').first().waitFor();
    await pressPlay(player);
    await reaches(page, 8);
    expect([...hosts].filter((host) => host !== '')).toEqual([northfield.host]);
    await page.context().close();
    const visitor = await northfield.as(null);
    expect((await visitor(readVideo, { params: { videoId } })).status).toBe(404);
  });
});
