import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { listCommunityVideos, publishVideo } from '#libs/contracts';
import { draftOf, setStage, speakTus, untilState, type Stage } from '#libs/testing';

import { SILENT } from '../videos/silent.fixture.js';

/** A recording of sound alone, of 3 seconds, in a file of that kind. */
const sound = async (kind: 'mp3' | 'wav'): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-sound-'));
  const file = join(folder, `sound.${kind}`);
  const tone = ['-f', 'lavfi', '-t', '3', '-i', 'sine=frequency=330'];
  try {
    await promisify(execFile)('ffmpeg', ['-v', 'error', ...tone, file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe('a recording of sound alone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  it.each(['mp3', 'wav'] as const)(
    'is uploaded, prepared, published and played like a film: %s',
    async (kind) => {
      const { communityId, asMember, asNobody, member, test } = stage;
      const tus = speakTus(test.url, await test.given.cookie(member));
      const { id: videoId } = await draftOf(await sound(kind), { tus, as: asMember, communityId });
      const ready = await untilState(asMember, videoId, ['ready', 'failed']);
      expect(ready).toMatchObject({ state: 'ready', failure: null, width: null, height: null });
      expect([Math.round((ready.durationMs ?? 0) / 1000), ready.media?.posters]).toEqual([3, []]);

      await asMember(publishVideo, { params: { videoId }, body: SILENT });
      const { answer } = await asNobody(listCommunityVideos, { params: { communityId } });
      expect(answer.items.map(({ id }) => id)).toContain(videoId);
      const fetched = async (name: string): Promise<string> => {
        const file = await fetch(`${test.url}${ready.media?.base}${name}`);
        expect([name, file.status]).toEqual([name, 200]);
        return file.text();
      };
      const playlists = (await fetched(ready.media?.master ?? '')).match(/^.*\.m3u8$/gm) ?? [];
      expect(playlists).toHaveLength(1);
      const [playlist = ''] = playlists;
      const segments = (await fetched(playlist)).match(/^[^#\n].*$/gm) ?? [];
      expect(segments.length).toBeGreaterThan(0);
      await fetched(`${playlist.split('/')[0]}/${segments[0]}`);
    },
  );
});
