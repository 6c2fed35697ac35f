import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createVideo, readVideo, type VideoView } from '#libs/contracts';
import { Database } from '#libs/database';
import {
  apiCaller,
  createDatabase,
  eventually,
  given,
  startBuiltServer,
  type ApiCaller,
  type BuiltServer,
} from '#libs/testing';

const run = promisify(execFile);

const film = async (folder: string): Promise<Buffer> => {
  const file = join(folder, 'film.mp4');
  const source = ['-f', 'lavfi', '-t', '30', '-i', 'testsrc=size=640x360:rate=25'];
  await run('ffmpeg', ['-v', 'error', ...source, '-c:v', 'libx264', '-preset', 'ultrafast', file]);
  return readFile(file);
};

describe('a worker that is killed while it processes a video', () => {
  let url: string;
  let drop: () => Promise<void>;
  let dataDir: string;
  let database: Database;
  const started: BuiltServer[] = [];
  beforeAll(async () => {
    ({ url, drop } = await createDatabase());
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-worker-'));
    database = await Database.connect({ url, poolSize: 5 });
  });
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await database.close();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const server = async (roles: string): Promise<BuiltServer> => {
    const one = await startBuiltServer({ DATABASE_URL: url, DATA_DIR: dataDir, ROLES: roles });
    started.push(one);
    await one.ready();
    return one;
  };

  const read = async (as: ApiCaller, videoId: string): Promise<VideoView> =>
    (await as(readVideo, { params: { videoId } })).answer;

  const upload = async (web: BuiltServer, cookie: string, bytes: Buffer): Promise<string> => {
    const created = await fetch(`${web.url}/api/uploads`, {
      method: 'POST',
      headers: {
        cookie,
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.length),
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes),
    });
    return created.headers.get('location')?.split('/').at(-1) ?? '';
  };

  it('FI3: is replaced by another one within a minute, and the video ends as one film', async () => {
    const web = await server('web');
    const make = given(database);
    const ada = await make.person();
    const { id: communityId } = await make.community({ owner: ada });
    const cookie = await make.cookie(ada);
    const as = apiCaller(web.url, cookie);
    const body = { title: 'Benches', uploadId: await upload(web, cookie, await film(dataDir)) };
    const { id: videoId } = (await as(createVideo, { params: { communityId }, body })).answer;

    const first = await server('worker');
    await eventually(async () => expect((await read(as, videoId)).progress).toBeGreaterThan(0), {
      every: 50,
    });
    await first.end('SIGKILL');
    const killedAt = performance.now();
    await server('worker');
    const generation = async (): Promise<number> => {
      const row = await database.sql
        .selectFrom('video')
        .select('generation')
        .where('id', '=', videoId)
        .executeTakeFirstOrThrow();
      return row.generation;
    };
    await eventually(async () => expect(await generation()).toBe(2), { within: 90_000 });
    expect(performance.now() - killedAt).toBeLessThan(60_000);
    const video = await eventually(
      async () => {
        const now = await read(as, videoId);
        expect(now.state).toBe('ready');
        return now;
      },
      { within: 180_000, every: 250 },
    );
    expect(video.media?.base).toBe(`/api/videos/${videoId}/media/2/`);
    const answer = await fetch(`${web.url}${video.media?.base}master.m3u8`, { headers: { cookie } });
    expect(answer.status).toBe(200);
  }, 400_000);
});
