import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { publishVideo, readVideoCaptions, saveVideoCaptions, search } from '#libs/contracts';
import {
  clip,
  draftOf,
  eventually,
  setStage,
  speakTus,
  untilState,
  type Stage,
  type TusSpeaker,
} from '#libs/testing';

const run = promisify(execFile);

/** A short film in which words are said from the third second on. */
const spokenFilm = async (words: string): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-spoken-'));
  const [voice, film] = [join(folder, 'voice.wav'), join(folder, 'film.mp4')];
  try {
    execFileSync('espeak-ng', ['-v', 'en-us+f2', '-s', '150', '-w', voice, words]);
    const picture = ['-f', 'lavfi', '-t', '8', '-i', 'color=size=160x120:rate=10'];
    const sound = ['-i', voice, '-af', 'adelay=3000:all=1', '-c:a', 'aac', '-b:a', '128k'];
    const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
    await run('ffmpeg', ['-v', 'error', ...picture, ...sound, ...coded, film]);
    return await readFile(film);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe('a machine’s draft of captions', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  beforeAll(async () => {
    stage = await setStage({
      SPEECH_COMMAND: 'pocketsphinx_continuous -infile {audio} -time yes -logfn /dev/null',
    });
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
  });
  afterAll(() => stage.test.stop());

  it('is there soon after a video is ready, with known words at their second, and is found once it was read over', async () => {
    const { communityId, asMember } = stage;
    const film = await spokenFilm('good morning everybody today we talk about water and money');
    const { id: videoId } = await draftOf(film, { tus, as: asMember, communityId });
    await untilState(asMember, videoId, ['ready']);
    const params = { videoId, language: 'en' } as const;
    const { answer } = await eventually(
      async () => {
        const read = await asMember(readVideoCaptions, { params });
        expect(read.status).toBe(200);
        return read;
      },
      { every: 200 },
    );
    expect(answer).toMatchObject({ isDraft: true, revision: 1 });
    const said = answer.cues.find(({ text }) => text.includes('everybody'));
    expect(said?.startMs).toBeGreaterThan(2_500);
    expect(said?.startMs).toBeLessThan(6_000);

    const early = await asMember(publishVideo, { params: { videoId } });
    expect(early.problem).toMatchObject({ status: 409, code: 'video.no-captions' });
    const missingCaptions = { reason: 'follow-later' } as const;
    await asMember(publishVideo, { params: { videoId }, body: { missingCaptions } });
    const found = () => asMember(search, { query: { q: 'everybody', kind: 'video' } });
    expect((await found()).answer.items).toEqual([]);
    const file = 'WEBVTT\n\n00:03.200 --> 00:06.000\nGood morning everybody\n';
    await asMember(saveVideoCaptions, { params, body: { file, revision: 1 } });
    expect((await found()).answer.items).toMatchObject([
      { kind: 'video', video: { id: videoId, startMs: 3_200 } },
    ]);
  });

  it('takes nothing from somebody who has written captions already', async () => {
    const { communityId, asMember } = stage;
    const { id: videoId } = await draftOf(await clip(2), { tus, as: asMember, communityId });
    const params = { videoId, language: 'en' } as const;
    const body = { file: 'WEBVTT\n\n00:00.000 --> 00:01.000\nMine\n', revision: 0 };
    await asMember(saveVideoCaptions, { params, body });
    await untilState(asMember, videoId, ['ready']);
    await eventually(async () => {
      const { rows } = await stage.test.database.pool.query(
        `select state from pgboss.job where name = 'media.draft-captions' and data->>'videoId' = $1`,
        [videoId],
      );
      expect(rows).toEqual([{ state: 'completed' }]);
    });
    expect((await asMember(readVideoCaptions, { params })).answer).toMatchObject({
      isDraft: false,
      revision: 1,
    });
  });
});
