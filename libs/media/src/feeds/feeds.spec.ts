import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  deleteThread,
  endFeedAddress,
  makeFeedAddress,
  publishVideo,
  readFeedAddress,
  removeMember,
  updateVideo,
} from '#libs/contracts';
import { clip, draftOf, setStage, speakTus, untilState, type Stage } from '#libs/testing';

import { SILENT } from '../videos/silent.fixture.js';
import { writeRss } from './write-rss.js';

const TITLE = 'Benches & <bolts>';
const run = promisify(execFile);

const enclosureIn = (xml: string): { address: string; length: number } => {
  const [, address = '', length = ''] =
    /<enclosure url="([^"]+)" length="(\d+)" type="audio\/mp4"\/>/.exec(xml) ?? [];
  return { address, length: Number(length) };
};

/** What ffprobe finds in a file: its kinds of streams, and its length in whole seconds. */
const probe = async (bytes: Buffer): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-feed-'));
  const file = join(folder, 'sound.m4a');
  try {
    await writeFile(file, bytes);
    const shown = ['-show_entries', 'stream=codec_type:format=duration', '-of', 'csv=p=0', file];
    const { stdout } = await run('ffprobe', ['-v', 'error', ...shown]);
    const [kind, duration] = stdout.trim().split('\n');
    return `${kind} ${Math.round(Number(duration))}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe('the feed of a community', () => {
  let stage: Stage;
  let communityId: string;
  let threadId: string;
  beforeAll(async () => {
    stage = await setStage();
    const { member, owner, test } = stage;
    ({ id: communityId } = await test.given.community({
      owner,
      visibility: 'hidden',
      title: 'Parks & paths',
    }));
    await test.given.member(communityId, member.id);
    const tus = speakTus(test.url, await test.given.cookie(owner));
    const { id: videoId } = await draftOf(await clip(3), { tus, as: stage.asOwner, communityId });
    const params = { videoId };
    await stage.asOwner(updateVideo, { params, body: { title: TITLE, description: 'Bring a **spanner**.' } });
    await untilState(stage.asOwner, videoId, ['ready']);
    const { answer } = await stage.asOwner(publishVideo, { params, body: SILENT });
    threadId = answer.threadId ?? '';
  });
  afterAll(() => stage.test.stop());

  const makeAddress = async (as = stage.asMember): Promise<string> =>
    (await as(makeFeedAddress, { params: { communityId } })).answer.address;
  const statusOf = async (address: string): Promise<number> => (await fetch(address)).status;

  it('lists what its reader may see, with sound that podcast apps play, whole and in parts', async () => {
    const answer = await fetch(await makeAddress());
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const xml = await answer.text();
    expect(xml).toContain('<title>Parks &amp; paths</title>');
    expect(xml).toContain('<title>Benches &amp; &lt;bolts&gt;</title>');
    expect(xml).toContain('<description>Bring a spanner.</description>');
    expect(xml).toContain('<itunes:duration>00:00:03</itunes:duration>');
    expect(xml.match(/<item>/g)).toHaveLength(1);
    const { address, length } = enclosureIn(xml);
    const whole = await fetch(address);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/mp4']);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes).toHaveLength(length);
    expect(await probe(bytes)).toBe('audio 3');
    const range = await fetch(address, { headers: { range: `bytes=100-${length - 10}` } });
    expect([range.status, range.headers.get('content-range')]).toEqual([
      206,
      `bytes 100-${length - 10}/${length}`,
    ]);
    expect(Buffer.from(await range.arrayBuffer())).toEqual(bytes.subarray(100, length - 9));
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(length)]);
  });

  it('ends with its address, and with one that is made anew', async () => {
    const first = await makeAddress();
    const second = await makeAddress();
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    const { address: sound } = enclosureIn(await (await fetch(second)).text());
    const params = { communityId };
    expect((await stage.asMember(readFeedAddress, { params })).answer.createdAt).not.toBeNull();
    await stage.asMember(endFeedAddress, { params });
    expect((await stage.asMember(readFeedAddress, { params })).answer.createdAt).toBeNull();
    expect([await statusOf(second), await statusOf(sound)]).toEqual([404, 404]);
  });

  it('is there for those alone who may read the community, at every request anew', async () => {
    const stranger = await stage.as(await stage.test.given.person());
    const refused = await stranger(makeFeedAddress, { params: { communityId } });
    expect(refused.problem.code).toBe('not-found');
    const person = await stage.test.given.person();
    await stage.test.given.member(communityId, person.id);
    const address = await makeAddress(await stage.as(person));
    const { address: sound } = enclosureIn(await (await fetch(address)).text());
    await stage.asOwner(removeMember, { params: { community: communityId, person: person.id } });
    expect([await statusOf(address), await statusOf(sound)]).toEqual([404, 404]);
  });

  it('ends for somebody whose account is suspended', async () => {
    const person = await stage.test.given.person();
    await stage.test.given.member(communityId, person.id);
    const address = await makeAddress(await stage.as(person));
    await stage.test.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', person.id)
      .execute();
    expect(await statusOf(address)).toBe(404);
  });

  it('keeps no secret in the database, and knows no other files than its own', async () => {
    const address = await makeAddress();
    const secret = address.split('/').at(-2) ?? '';
    const { rows } = await stage.test.database.pool.query<{ row: string }>(
      'select f::text as row from feed_address f',
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const path of ['x.m4a', '../feed.xml', 'feed.json', `${threadId}.m4a`])
      expect([path, await statusOf(address.replace('feed.xml', path))]).toEqual([path, 404]);
  });

  it('no longer has what was deleted', async () => {
    const address = await makeAddress();
    const { address: sound } = enclosureIn(await (await fetch(address)).text());
    await stage.asOwner(deleteThread, { params: { threadId }, body: { reason: '' } });
    expect(await (await fetch(address)).text()).not.toContain('<item>');
    expect(await statusOf(sound)).toBe(404);
  });
});

it('a feed holds nothing that XML has no place for', () => {
  const xml = writeRss({
    title: 'a\u0000b\u0008c\uFFFEd\uD800e]]>"\'',
    description: '',
    language: 'cy',
    page: 'https://northfield.example/c/parks?a=1&b=2',
    address: 'https://northfield.example/feeds/x/feed.xml',
    episodes: [],
  });
  expect(xml).toContain("<title>abcde]]&gt;&quot;'</title>");
  expect(xml).toContain('<link>https://northfield.example/c/parks?a=1&amp;b=2</link>');
  expect(xml).toContain('<language>cy</language>');
});
