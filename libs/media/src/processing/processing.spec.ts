import { readdir, readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { publishVideo, readInstance, readMyEvents, readVideo, retryVideo } from '#libs/contracts';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';
import {
  clip,
  draftOf,
  eventually,
  findMinio,
  setStage,
  speakTus,
  startMinio,
  untilState,
  type MinioServer,
  type Stage,
  type TusSpeaker,
} from '#libs/testing';

import { storedObjects } from '../uploads/stored-bytes.fixture.js';
import { SILENT } from '../videos/silent.fixture.js';
import { ProcessVideo } from './process-video.js';
import { ReportTools } from './report-tools.js';

const never = new AbortController().signal;
const alone = { signal: never, holds: async () => true };

const filesOf = ({ test }: Stage, videoId: string) =>
  test.database.sql.selectFrom('video_file').selectAll().where('video_id', '=', videoId).execute();

/** Processes whose command line names the video: its own ffmpeg, and nothing else. */
const encodersOf = async (videoId: string): Promise<number[]> => {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(videoId) && command.includes('ffmpeg')) found.push(Number(name));
  }
  return found;
};

const minio = findMinio();
if (minio === null) {
  // eslint-disable-next-line no-console -- a proof that is missing must be seen in the test's output
  console.warn(
    'LEFT OUT: videos on S3. Set MINIO_BINARY or run .ci/run, which builds MinIO where Go is present.',
  );
}

describe.each(minio === null ? ['disk'] : ['disk', 's3'])('processing a video, with files on %s', (kind) => {
  let stage: Stage;
  let tus: TusSpeaker;
  let server: MinioServer | undefined;
  let film: Buffer;
  beforeAll(async () => {
    server = kind === 's3' ? await startMinio(minio ?? '') : undefined;
    const { settings } = server ?? {};
    stage = await setStage(
      settings === undefined
        ? {}
        : {
            S3_ENDPOINT: settings.endpoint,
            S3_BUCKET: settings.bucket,
            S3_ACCESS_KEY: settings.accessKey,
            S3_SECRET_KEY: settings.secretKey,
          },
    );
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
    film = await clip(4);
  });
  afterAll(async () => {
    await stage.test.stop();
    await server?.stop();
  });

  it('ends in a film that can be played, tells its author on the way, and lets the original go', async () => {
    const { communityId, asMember } = stage;
    const { id: videoId } = await draftOf(film, { tus, as: asMember, communityId });
    const video = await untilState(asMember, videoId, ['ready', 'failed']);
    expect(video).toMatchObject({ state: 'ready', failure: null, progress: 100, width: 320, height: 180 });
    expect(Math.round((video.durationMs ?? 0) / 1000)).toBe(4);
    expect(video.media?.posters.length).toBeGreaterThan(0);

    const cookie = await stage.test.given.cookie(stage.member);
    const fetchMedia = (name: string) =>
      fetch(`${stage.test.url}${video.media?.base}${name}`, { headers: { cookie } });
    const master = await fetchMedia(video.media?.master ?? '');
    expect([master.status, master.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.apple.mpegurl',
    ]);
    const playlists = (await master.text()).split('\n').filter((line) => line.endsWith('.m3u8'));
    expect(playlists.length).toBeGreaterThanOrEqual(2);
    for (const playlist of playlists) {
      const folder = playlist.split('/')[0] ?? '';
      const text = await (await fetchMedia(playlist)).text();
      const names = [...text.matchAll(/URI="([^"]+)"/g)].map(([, name]) => name);
      const segments = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      for (const name of [...names, ...segments]) {
        const answer = await fetchMedia(`${folder}/${name}`);
        expect([name, answer.status]).toEqual([name, 200]);
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
      }
    }
    for (const name of [...(video.media?.posters ?? []), video.media?.storyboard?.image ?? ''])
      expect((await fetchMedia(name)).headers.get('content-type')).toMatch(/^image\//);

    const { answer } = await asMember(readMyEvents, { query: { after: '0' } });
    const told = answer.events.flatMap((event) =>
      event.kind === 'video.changed' && event.payload.videoId === videoId ? [event.payload] : [],
    );
    expect(told[0]).toMatchObject({ state: 'waiting', isPlayable: false });
    expect(told.findIndex(({ isPlayable }) => isPlayable)).toBeLessThan(told.length - 1);
    expect(told.at(-1)).toMatchObject({ state: 'ready', progress: 100, isPlayable: true });
    expect(video.uploadId).toBeNull();
    await eventually(async () => expect(await storedObjects(stage.test)).toBe(0));
  });

  it('keeps the stretch of it that its author wanted', async () => {
    const parts = { tus, as: stage.asMember, communityId: stage.communityId };
    const { id: videoId } = await draftOf(film, { ...parts, excerpt: { startMs: 1000, endMs: 2500 } });
    expect(await untilState(stage.asMember, videoId, ['ready', 'failed'])).toMatchObject({
      state: 'ready',
      durationMs: 1500,
    });
  });

  it('can be published as soon as the first rendition plays', async () => {
    const { communityId, asMember, asNobody } = stage;
    const { id: videoId } = await draftOf(film, { tus, as: asMember, communityId });
    await untilState(asMember, videoId, ['ready']);
    await asMember(publishVideo, { params: { videoId }, body: SILENT });
    const { answer } = await asNobody(readVideo, { params: { videoId } });
    const url = `${stage.test.url}${answer.media?.base}`;
    expect((await fetch(`${url}master.m3u8`)).status).toBe(200);
    const [segment] = (await filesOf(stage, videoId)).filter(({ name }) => name.endsWith('.m4s'));
    const part = await fetch(url + segment?.name, { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${segment?.size}`]);
    expect((await part.arrayBuffer()).byteLength).toBe(10);
    const beyond = await fetch(url + segment?.name, { headers: { range: `bytes=${segment?.size}-` } });
    expect(beyond.status).toBe(416);
  });

  it('fails at once with the reason when the file is no film, and can be tried again', async () => {
    const { communityId, asMember } = stage;
    const noFilm = Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'.repeat(100));
    const { id: videoId } = await draftOf(noFilm, { tus, as: asMember, communityId });
    const failed = await untilState(asMember, videoId, ['failed', 'ready']);
    expect(failed).toMatchObject({ state: 'failed', failure: 'unknown-container', media: null });
    await asMember(retryVideo, { params: { videoId } });
    await untilState(asMember, videoId, ['failed']);
    const { attempts } = await stage.test.database.sql
      .selectFrom('video')
      .select('attempts')
      .where('id', '=', videoId)
      .executeTakeFirstOrThrow();
    expect(attempts).toBe(1);
  });
});

describe('processing that is disturbed', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  let worker: ProcessVideo;
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
    worker = stage.test.server.app.get(ProcessVideo, { strict: false });
  });
  afterAll(() => stage.test.stop());

  const draft = async (film: Buffer): Promise<string> => {
    const { communityId, asMember } = stage;
    return (await draftOf(film, { tus, as: asMember, communityId })).id;
  };
  const generationOf = async (videoId: string) =>
    (
      await stage.test.database.sql
        .selectFrom('video')
        .select('generation')
        .where('id', '=', videoId)
        .executeTakeFirstOrThrow()
    ).generation;
  const stateOf = async (videoId: string) =>
    (await stage.asMember(readVideo, { params: { videoId } })).answer.state;

  it('are offered by a process without ffmpeg of its own once a worker that has it was seen', async () => {
    const offered = async (): Promise<boolean> => (await stage.asNobody(readInstance)).answer.videos;
    expect(await offered()).toBe(false);
    await stage.test.server.app.get(ReportTools, { strict: false }).execute();
    expect(await offered()).toBe(true);
    await stage.test.database.sql
      .updateTable('worker_tool')
      .set({ seen_at: new Date(Date.now() - 4 * 3_600_000) })
      .execute();
    expect(await offered()).toBe(false);
  });

  it('FI3: two workers on one video end in one film of one generation', async () => {
    const videoId = await draft(await clip(4));
    await Promise.all([worker.execute(videoId, alone), worker.execute(videoId, alone)]);
    expect(await stateOf(videoId)).toBe('ready');
    const { playable_generation: playable } = await stage.test.database.sql
      .selectFrom('video')
      .select('playable_generation')
      .where('id', '=', videoId)
      .executeTakeFirstOrThrow();
    const files = (await filesOf(stage, videoId)).filter(({ generation }) => generation === playable);
    expect(files.filter(({ name }) => name === 'master.m3u8')).toHaveLength(1);
    const store = stage.test.server.app.get<ObjectStore>(OBJECT_STORE, { strict: false });
    for (const { object_key: key, size } of files) expect((await store.stat(key)).size).toBe(size);
  });

  it('FI3: a worker that wakes up after its successor took the job leaves the video to it', async () => {
    const videoId = await draft(await clip(1));
    const before = await generationOf(videoId);
    await worker.execute(videoId, { ...alone, holds: async () => false });
    expect([await generationOf(videoId), await stateOf(videoId)]).toEqual([before, 'waiting']);
  });

  it('FI3: an ffmpeg that is killed costs an attempt, and the next one ends in a film', async () => {
    const videoId = await draft(await clip(10, '640x360'));
    const first = worker.execute(videoId, alone);
    const settled = first.then(
      () => 'done',
      () => 'failed',
    );
    await eventually(
      async () => {
        const pids = await encodersOf(videoId);
        if (pids.length === 0) throw new Error('No encoder yet.');
        for (const pid of pids) process.kill(pid, 'SIGKILL');
      },
      { every: 5 },
    );
    expect([await settled, await stateOf(videoId)]).toEqual(['failed', 'waiting']);
    await worker.execute(videoId, alone);
    expect(await stateOf(videoId)).toBe('ready');
  });

  it('FI3: is given up visibly after three attempts that nobody could finish', async () => {
    const videoId = await draft(await clip(1));
    await stage.test.database.sql
      .updateTable('video')
      .set({ attempts: 3, state: 'processing', generation: 3 })
      .where('id', '=', videoId)
      .execute();
    await worker.execute(videoId, alone);
    const { answer } = await stage.asMember(readVideo, { params: { videoId } });
    expect(answer).toMatchObject({ state: 'failed', failure: 'gave-up', permissions: { canRetry: true } });
    await stage.asMember(retryVideo, { params: { videoId } });
    await worker.execute(videoId, alone);
    expect(await stateOf(videoId)).toBe('ready');
  });

  it('gives its attempt back when the process stops', async () => {
    const videoId = await draft(await clip(10, '640x360'));
    const stop = new AbortController();
    const stopped = worker.execute(videoId, { ...alone, signal: stop.signal }).then(
      () => 'done',
      () => 'given back',
    );
    await eventually(async () => expect(await encodersOf(videoId)).not.toEqual([]), { every: 5 });
    stop.abort(new Error('The process stops.'));
    expect(await stopped).toBe('given back');
    const row = await stage.test.database.sql
      .selectFrom('video')
      .select(['state', 'attempts'])
      .where('id', '=', videoId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ state: 'waiting', attempts: 0 });
    expect(await encodersOf(videoId)).toEqual([]);
  });
});
