import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { publishVideo, saveVideoCaptions, saveVideoChapters, type VideoView } from '#libs/contracts';
import { apiCaller, clip, draftOf, eventually, speakTus, untilState } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { join, WrittenCommunity } from '../history/written-community.fixture.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import type { RemoteAuthor } from '../inbox/peer.fixture.js';
import { signCavage } from '../signatures/sign-request.js';

const HERE = 'https://northfield.example';
const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:02.000\nUndo the bolt.\n';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

interface Link {
  readonly mediaType: string;
  readonly href: string;
  readonly size?: number;
}

let scene: InboxScene;
let member: RemoteAuthor;
let stranger: RemoteAuthor;
let video: VideoView;
/** The id of the video for other servers. */
let object: string;

/** Asks for an address of ours as somebody of another server, or as nobody. */
const ask = async (address: string, author: RemoteAuthor | null, accept = '*/*'): Promise<Answer> => {
  const url = new URL(address);
  const signed =
    author === null ? {} : await signCavage({ method: 'GET', url, now: new Date() }, author.signer);
  const headers = { ...signed, Host: 'northfield.example', Accept: accept };
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: scene.port, path: url.pathname + url.search, headers };
    request(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          body: Buffer.concat(parts),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
};

const knownAs = async (author: RemoteAuthor): Promise<string> => {
  const actors = scene.test.server.app.get(RemoteActors, { strict: false });
  return (await actors.byUri(author.id))?.ownerId ?? '';
};

const documentFor = async (author: RemoteAuthor | null): Promise<Record<string, unknown>> => {
  const { status, body } = await ask(object, author, 'application/activity+json');
  expect(status).toBe(200);
  return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
};

/** Every address of the document that leads to a part of the video. */
const addressesIn = (document: Record<string, unknown>): Record<string, string> => {
  const links = document['url'] as Link[];
  const hrefOf = (type: string): string => links.find(({ mediaType }) => mediaType === type)?.href ?? '';
  const playlist = hrefOf('application/x-mpegURL');
  return {
    playlist,
    mp4: hrefOf('video/mp4'),
    quality: playlist.replace('master.m3u8', '240p/index.m3u8'),
    segment: playlist.replace('master.m3u8', '240p/init.mp4'),
    poster: (document['icon'] as { url: string }[])[0]?.url ?? '',
    captions: (document['subtitleLanguage'] as { url: string }[])[0]?.url ?? '',
    chapters: String(document['hasParts']),
  };
};

/** The owner publishes a film in a community. */
const publishIn = async (communityId: string): Promise<VideoView> => {
  const { test, owner } = scene;
  const cookie = await test.given.cookie(owner);
  const as = apiCaller(test.url, cookie);
  const { id: videoId } = await draftOf(await clip(3), { tus: speakTus(test.url, cookie), as, communityId });
  await untilState(as, videoId, ['ready']);
  const params = { videoId, language: 'en' } as const;
  await as(saveVideoCaptions, { params, body: { file: CAPTIONS, revision: 0 } });
  const chapters = [{ startMs: 0, title: 'The bolt' }];
  await as(saveVideoChapters, { params: { videoId }, body: { revision: 0, chapters } });
  return (await as(publishVideo, { params: { videoId } })).answer;
};

beforeAll(async () => {
  scene = await setInboxScene(['peertube.example', 'lemmy.example']);
  member = await scene.peer.author('bryn', 'peertube.example');
  stranger = await scene.peer.author('carys', 'peertube.example');
  const { test, owner } = scene;
  const { id: communityId } = await test.given.community({ owner, visibility: 'hidden' });
  await test.given.member(communityId, await knownAs(member));
  await knownAs(stranger);
  video = await publishIn(communityId);
  const post = await test.database.sql
    .selectFrom('thread')
    .select('root_post_id')
    .where('id', '=', video.threadId)
    .executeTakeFirstOrThrow();
  object = `${HERE}/p/${post.root_post_id}`;
});
afterAll(() => scene?.stop());

describe('a video of a private community, as other servers see it', () => {
  it('names its playlist, each quality as one file, captions, chapters and a picture', async () => {
    const document = await documentFor(member);
    expect(document).toMatchObject({
      type: 'Video',
      duration: 'PT3S',
      subtitleLanguage: [{ identifier: 'en', name: 'English', url: expect.stringContaining(video.id) }],
      hasParts: `${object}/chapters`,
    });
    const links = document['url'] as Link[];
    expect(links.map(({ mediaType }) => mediaType)).toEqual([
      'text/html',
      'video/mp4',
      'application/x-mpegURL',
    ]);
    const { mp4 } = addressesIn(document);
    const film = await ask(mp4 ?? '', member);
    expect(film.body.length).toBe(links[1]?.size);
    expect(film.body.subarray(4, 8).toString()).toBe('ftyp');
    expect(film.body.includes('moof')).toBe(true);
  });

  it('is given to a member there, part by part', async () => {
    const addresses = addressesIn(await documentFor(member));
    const types: Record<string, string> = {};
    for (const [part, address] of Object.entries(addresses)) {
      const { status, type } = await ask(address, member);
      expect([part, status]).toEqual([part, 200]);
      types[part] = type;
    }
    expect(types).toMatchObject({
      playlist: 'application/vnd.apple.mpegurl',
      mp4: 'video/mp4',
      poster: 'image/jpeg',
      captions: 'text/vtt; charset=utf-8',
    });
  });

  it('is not there for anybody else, in the same bytes as what never was', async () => {
    const addresses = addressesIn(await documentFor(member));
    const told = async (address: string, author: RemoteAuthor | null) => {
      const { status, type, body } = await ask(address, author);
      return {
        status,
        type,
        body: body.toString('utf8').replaceAll(/"(?:requestId|instance)":"[^"]*"/g, ''),
      };
    };
    const never = video.id.replace(/.{4}$/, '0000');
    for (const author of [null, stranger])
      for (const [part, address] of Object.entries(addresses)) {
        const answer = await told(address, author);
        expect([part, answer.status]).toEqual([part, 404]);
        const absent = address.replace(video.id, never).replace(/\/p\/[0-9a-f-]+/, `/p/${never}`);
        expect(answer).toEqual(await told(absent, author));
      }
  });
});

describe('a video of ours in a private community of another server', () => {
  it('is given to the server of that community, and to no other', async () => {
    const { test, peer, owner } = scene;
    const community = await WrittenCommunity.on(peer, 'lemmy.example');
    community.list(10);
    const communityId = await join(scene, community);
    await test.database.sql
      .updateTable('community')
      .set({ visibility: 'hidden' })
      .where('id', '=', communityId)
      .execute();
    await test.given.member(communityId, owner.id);
    const { media } = await publishIn(communityId);
    const master = `${HERE}${media?.base ?? ''}master.m3u8`;
    const other = await peer.author('other', 'peertube.example', 'Group');
    expect((await ask(master, other)).status).toBe(404);
    expect((await ask(master, community.group)).status).toBe(200);
    expect((await ask(master, other)).status).toBe(404);
  });
});

describe('other captions of a video that is published', () => {
  it('are told to servers of those who belong to the community', async () => {
    const cookie = await scene.test.given.cookie(scene.owner);
    const params = { videoId: video.id, language: 'cy' } as const;
    const file = CAPTIONS.replace('Undo the bolt.', 'Datodwch y bollt.');
    await apiCaller(scene.test.url, cookie)(saveVideoCaptions, { params, body: { file, revision: 0 } });
    await eventually(() => {
      const told = scene.peer.received.map(({ activity }) => JSON.stringify(activity));
      expect(told.some((text) => text.includes('"Update"') && text.includes(`captions-cy.vtt`))).toBe(true);
    });
  });
});
