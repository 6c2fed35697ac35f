import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readVideo, readVideoCaptions, search, type VideoView } from '#libs/contracts';
import { apiCaller, eventually, photo, type ApiCaller, type GivenPerson } from '#libs/testing';

import { join, WrittenCommunity } from '../history/written-community.fixture.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, type RemoteAuthor, type Serve } from '../inbox/peer.fixture.js';
import { bytesOf, PeerTubeFilm, playlistOf } from './peertube.fixture.js';

const MIB = 1024 * 1024;
const HOST = 'peertube.example';

let scene: InboxScene;
let channel: RemoteAuthor;
let bryn: RemoteAuthor;
let communityId: string;
let reader: GivenPerson;
let cookie: string;
let asReader: ApiCaller;

beforeAll(async () => {
  scene = await setInboxScene([HOST, 'evil.example'], { VIDEO_CACHE_MB: '1' });
  const community = await WrittenCommunity.on(scene.peer, HOST);
  channel = community.group;
  bryn = community.author;
  community.list(10);
  communityId = await join(scene, community);
  reader = await scene.test.given.person();
  await scene.test.given.member(communityId, reader.id);
  cookie = await scene.test.given.cookie(reader);
  asReader = apiCaller(scene.test.url, cookie);
});
afterAll(() => scene?.stop());

/** The channel announces a film, as PeerTube does; gives what there is of it here. */
const announce = async (film: PeerTubeFilm): Promise<VideoView> => {
  film.document();
  const outcome = await scene.settle(channel, activityOf(channel, 'Announce', film.id));
  expect(outcome).toEqual({ verdict: 'applied', because: 'stored' });
  const { id: videoId } = await scene.test.database.sql
    .selectFrom('video')
    .select('id')
    .where('uri', '=', film.id)
    .executeTakeFirstOrThrow();
  return (await asReader(readVideo, { params: { videoId } })).answer;
};

/** The channel passes on what the author of its films does. */
const passOn = (type: 'Update' | 'Delete', object: unknown) =>
  scene.settle(channel, activityOf(channel, 'Announce', activityOf(bryn, type, object)));

const filmOf = (parts: { readonly segments?: number; readonly segmentBytes?: number } = {}): PeerTubeFilm =>
  new PeerTubeFilm(scene.peer, channel, bryn, parts);

const baseOf = ({ media }: VideoView): string => media?.base ?? '';

/** Asks for something of a film as its reader here, or as somebody else. */
const ask = (
  video: VideoView,
  name: string,
  headers: Record<string, string> = { cookie },
): Promise<Response> => fetch(`${scene.test.url}${baseOf(video)}${name}`, { headers });

const bytesAt = async (video: VideoView, name: string): Promise<Buffer> => {
  const answer = await ask(video, name);
  expect([name, answer.status]).toEqual([name, 200]);
  return Buffer.from(await answer.arrayBuffer());
};

const timesAsked = (url: string): number => scene.peer.asked.filter((asked) => asked === url).length;

const partsKept = async ({ id }: VideoView): Promise<string[]> => {
  const rows = await scene.test.database.sql
    .selectFrom('elsewhere_part')
    .select('name')
    .where('video_id', '=', id)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
};

describe('a film that a channel of PeerTube announces', () => {
  it('is a thread here with a video, its captions, its chapters and its picture', async () => {
    const film = filmOf();
    scene.peer.files.set(film.poster, bytesOf('image/png', await photo('png', { width: 850, height: 480 })));
    const video = await announce(film);
    expect(video).toMatchObject({
      title: 'Filling a pothole',
      state: 'ready',
      durationMs: 12_000,
      width: 1280,
      height: 720,
      tags: ['roads'],
      community: { id: communityId },
    });
    const read = await eventually(async () => {
      const { answer } = await asReader(readVideo, { params: { videoId: video.id } });
      expect(answer.captions).toMatchObject([{ language: 'en', isDraft: false }]);
      expect(answer.chapters).toHaveLength(2);
      return answer;
    });
    expect(read.chapters).toEqual([
      { startMs: 0, title: 'Sweeping' },
      { startMs: 5_000, title: 'Tamping' },
    ]);
    const params = { videoId: video.id, language: 'en' } as const;
    const { answer: captions } = await asReader(readVideoCaptions, { params });
    expect(captions.cues[1]).toMatchObject({ startMs: 5_000, text: 'Tamp it down.' });
    const { answer: found } = await asReader(search, { query: { q: 'tamp', kind: 'video' } });
    expect(JSON.stringify(found)).toContain(video.id);
    const poster = await ask(video, video.media?.posters[0] ?? '');
    expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  it('is played through this server alone, each part fetched once, under types of ours', async () => {
    const film = filmOf();
    scene.peer.files.set(film.fragments, bytesOf('application/octet-stream', film.film));
    const video = await announce(film);
    const master = String(await bytesAt(video, 'master.m3u8'));
    const quality = String(await bytesAt(video, '1.m3u8'));
    expect(master + quality).not.toContain(HOST);
    expect(master).toContain('\n1.m3u8\n');
    expect(quality.match(/1\/\d\.mp4/g)).toEqual(['1/0.mp4', '1/1.mp4', '1/2.mp4', '1/3.mp4']);
    const parts = [];
    for (const at of [0, 1, 2, 3]) parts.push(await bytesAt(video, `1/${at}.mp4`));
    expect(Buffer.concat(parts).equals(film.film)).toBe(true);
    const asked = timesAsked(film.fragments);
    const again = await ask(video, '1/1.mp4', { cookie, range: 'bytes=10-19' });
    expect(again.status).toBe(206);
    expect(Buffer.from(await again.arrayBuffer())).toEqual(film.film.subarray(710, 720));
    expect(again.headers.get('content-type')).toBe('video/mp4');
    expect(again.headers.get('x-content-type-options')).toBe('nosniff');
    expect(again.headers.get('content-security-policy')).toContain('sandbox');
    expect([timesAsked(film.fragments), timesAsked(film.quality), timesAsked(film.master)]).toEqual([
      asked,
      1,
      1,
    ]);
    expect(scene.peer.askedWith.get(film.fragments)).toBe('https://northfield.example/actor#main-key');
  });

  it('has no other names than those in its playlists', async () => {
    const video = await announce(filmOf());
    for (const name of [
      '2.m3u8',
      '1/9.mp4',
      '0/0.mp4',
      'poster.png',
      '720.m3u8',
      '1/0.html',
      '1/0',
      '01/0.mp4',
    ])
      expect([name, (await ask(video, name)).status]).toEqual([name, 404]);
    const other = baseOf(video).replace(/1\/$/, '2/');
    expect((await fetch(`${scene.test.url}${other}master.m3u8`, { headers: { cookie } })).status).toBe(404);
  });

  it('is let go of here when it is found elsewhere or taken away', async () => {
    const film = filmOf();
    const video = await announce(film);
    await bytesAt(video, '1/1.mp4');
    expect(await partsKept(video)).toEqual(['1/1.mp4']);
    const moved = filmOf();
    const document = film.document({
      url: moved.links().slice(2),
      updated: new Date().toISOString(),
    });
    expect(await passOn('Update', document)).toMatchObject({ verdict: 'applied' });
    const { answer: changed } = await asReader(readVideo, { params: { videoId: video.id } });
    expect(baseOf(changed)).not.toBe(baseOf(video));
    expect((await ask(video, 'master.m3u8')).status).toBe(404);
    await eventually(async () => expect(await partsKept(video)).toEqual([]));
    await bytesAt(changed, '1/1.mp4');
    expect(timesAsked(moved.fragments)).toBe(1);
    expect(await passOn('Delete', film.id)).toMatchObject({ verdict: 'applied' });
    await eventually(async () => expect(await partsKept(video)).toEqual([]));
    expect((await ask(changed, 'master.m3u8', {})).status).toBe(404);
  });
});

describe('a film of a community that only its members know', () => {
  it('is played by them alone, and fetched in the name of one', async () => {
    const film = filmOf();
    const closed = await announce(film);
    const { sql } = scene.test.database;
    const setVisibility = (visibility: 'public' | 'hidden') =>
      sql.updateTable('community').set({ visibility }).where('id', '=', communityId).execute();
    await setVisibility('hidden');
    const stranger = await scene.test.given.cookie(await scene.test.given.person());
    for (const name of ['master.m3u8', '1.m3u8', '1/0.mp4', 'poster'])
      for (const headers of [{}, { cookie: stranger }])
        expect([name, (await ask(closed, name, headers)).status]).toEqual([name, 404]);
    expect(timesAsked(film.master)).toBe(0);
    await bytesAt(closed, '1/0.mp4');
    expect(scene.peer.askedWith.get(film.fragments)).toMatch(/\/u\/[a-z0-9_]+#main-key$/);
    await setVisibility('public');
    expect((await ask(closed, 'master.m3u8', {})).status).toBe(200);
  });
});

describe('what is kept of films elsewhere', () => {
  it('is no more than the quota; what was wanted longest ago goes first and is fetched again', async () => {
    const film = filmOf({ segments: 4, segmentBytes: 400 * 1024 });
    const video = await announce(film);
    for (const at of [1, 2, 3]) await bytesAt(video, `1/${at}.mp4`);
    expect(await partsKept(video)).toEqual(['1/2.mp4', '1/3.mp4']);
    const rows = await scene.test.database.sql.selectFrom('elsewhere_part').select('size').execute();
    expect(rows.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(MIB);
    const asked = timesAsked(film.fragments);
    await bytesAt(video, '1/3.mp4');
    await bytesAt(video, '1/1.mp4');
    expect(timesAsked(film.fragments)).toBe(asked + 1);
    expect(await partsKept(video)).toEqual(['1/1.mp4', '1/3.mp4']);
  });
});

describe('what a server sends that means no good', () => {
  const endless: Serve = (_request, response) => {
    response.writeHead(206, { 'content-type': 'video/mp4', 'content-range': 'bytes 0-699/9999999999' });
    const write = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', write);
    write();
  };
  const redirect =
    (location: string): Serve =>
    (_request, response) =>
      void response.writeHead(302, { location }).end();
  const evil = 'https://evil.example/';
  const stream = '#EXT-X-STREAM-INF:BANDWIDTH=1';

  it.each<[string, Serve]>([
    ['names another host', playlistOf(stream, `${evil}720.m3u8`)],
    ['names a file', playlistOf(stream, 'file:///etc/passwd')],
    ['names this machine', playlistOf(stream, 'https://127.0.0.1/720.m3u8')],
    ['is a page', bytesOf('text/html', '#EXTM3U\n')],
    ['never ends', playlistOf('#EXT-X-TARGETDURATION:4', '#EXTINF:4,', '1.mp4')],
    [
      'wants keys',
      playlistOf('#EXT-X-KEY:METHOD=AES-128,URI="key"', '#EXTINF:4,', '1.mp4', '#EXT-X-ENDLIST'),
    ],
    ['is larger than a playlist', bytesOf('application/x-mpegurl', Buffer.alloc(2 * MIB, '#EXTM3U\n'))],
    ['leads to another host', redirect(`${evil}master.m3u8`)],
    ['leads to this machine', redirect('https://127.0.0.1/master.m3u8')],
  ])('a playlist that %s is not played', async (_what, serve) => {
    scene.peer.files.set(`${evil}master.m3u8`, playlistOf(stream, '720.m3u8'));
    const film = filmOf();
    scene.peer.files.set(film.master, serve);
    const video = await announce(film);
    expect((await ask(video, 'master.m3u8')).status).toBe(503);
    expect((await ask(video, '1.m3u8')).status).toBe(503);
    expect(scene.peer.asked.filter((url) => url.startsWith(evil))).toEqual([]);
  });

  it.each<[string, Serve]>([
    ['is a page', bytesOf('text/html', Buffer.alloc(9_000))],
    ['is longer than was asked for', endless],
    [
      'is another stretch',
      (_request, response) =>
        void response
          .writeHead(206, { 'content-type': 'video/mp4', 'content-range': 'bytes 1-700/3700' })
          .end(Buffer.alloc(700)),
    ],
    [
      'is the whole file',
      (_request, response) =>
        void response.writeHead(200, { 'content-type': 'video/mp4' }).end(Buffer.alloc(3_700)),
    ],
    [
      'is cut short',
      (_request, response) =>
        void response
          .writeHead(206, { 'content-type': 'video/mp4', 'content-range': 'bytes 0-699/3700' })
          .end(Buffer.alloc(10)),
    ],
    ['leads to another host', redirect(`${evil}720-fragmented.mp4`)],
  ])('a part that %s is neither sent on nor kept', async (_what, serve) => {
    scene.peer.files.set(`${evil}720-fragmented.mp4`, bytesOf('video/mp4', Buffer.alloc(9_000)));
    const film = filmOf();
    scene.peer.files.set(film.fragments, serve);
    const video = await announce(film);
    const answer = await ask(video, '1/0.mp4');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      503,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await partsKept(video)).toEqual([]);
    expect(scene.peer.asked.filter((url) => url.startsWith(evil))).toEqual([]);
  });

  it('a document whose playlist is on another host is a thread without a video', async () => {
    const film = filmOf();
    film.document({
      url: [{ type: 'Link', mediaType: 'application/x-mpegURL', href: `${evil}master.m3u8`, tag: [] }],
    });
    await scene.settle(channel, activityOf(channel, 'Announce', film.id));
    const row = await scene.test.database.sql
      .selectFrom('post as p')
      .leftJoin('video as v', 'v.thread_id', 'p.thread_id')
      .select(['p.id', 'v.id as video'])
      .where('p.uri', '=', film.id)
      .executeTakeFirstOrThrow();
    expect(row.video).toBeNull();
  });
});
