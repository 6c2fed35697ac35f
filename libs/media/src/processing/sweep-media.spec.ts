import { randomBytes } from 'node:crypto';
import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createVideo, deleteVideo, publishVideo, readVideo } from '#libs/contracts';
import { newObjectKey, OBJECT_STORE, type ObjectStore } from '#libs/storage';
import { clip, draftOf, setStage, speakTus, type Stage, type TusSpeaker } from '#libs/testing';

import { storedObjects } from '../uploads/stored-bytes.fixture.js';
import { ForgetPerson } from '../videos/forget-person.js';
import { SILENT } from '../videos/silent.fixture.js';
import { ProcessVideo } from './process-video.js';
import { SweepMedia } from './sweep-media.js';

const HOUR = 3_600_000;
const idOf = (address: string): string => address.split('/').at(-1) ?? '';

describe('the sweep of media', () => {
  let stage: Stage;
  let tus: TusSpeaker;
  let sweep: SweepMedia;
  let store: ObjectStore;
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    tus = speakTus(stage.test.url, await stage.test.given.cookie(stage.member));
    const { app } = stage.test.server;
    sweep = app.get(SweepMedia, { strict: false });
    store = app.get<ObjectStore>(OBJECT_STORE, { strict: false });
  });
  afterAll(() => stage.test.stop());

  const reserved = async (): Promise<number> =>
    (
      await stage.test.database.sql
        .selectFrom('upload_quota')
        .select('bytes')
        .where('person_id', '=', stage.member.id)
        .executeTakeFirst()
    )?.bytes ?? 0;

  const runOut = (uploadId: string): Promise<unknown> =>
    stage.test.database.sql
      .updateTable('upload')
      .set({ expires_at: new Date(Date.now() - HOUR) })
      .where('id', '=', uploadId)
      .execute();

  it('removes uploads that ran out, with their bytes and what they had reserved, and keeps others', async () => {
    const [old, young] = [await tus.begin(2000), await tus.begin(3000)];
    await tus.patch(old, 0, randomBytes(500));
    await tus.patch(young, 0, randomBytes(500));
    await runOut(idOf(old));
    await sweep.execute();
    expect([(await tus.head(old)).status, await tus.offset(young)]).toEqual([404, 500]);
    expect([await reserved(), await storedObjects(stage.test)]).toEqual([3000, 1]);
    await tus.remove(young);
  });

  it('fails a draft whose bytes did not come in time', async () => {
    const uploadId = idOf(await tus.begin(1000));
    const { answer: draft } = await stage.asMember(createVideo, {
      params: { communityId: stage.communityId },
      body: { title: 'Benches', uploadId },
    });
    await runOut(uploadId);
    await sweep.execute();
    const { answer } = await stage.asMember(readVideo, { params: { videoId: draft.id } });
    expect(answer).toMatchObject({ state: 'failed', failure: 'upload-expired', uploadId: null });
    await stage.asMember(deleteVideo, { params: { videoId: draft.id } });
    expect(await reserved()).toBe(0);
  });

  it('removes a deleted draft with all its files', async () => {
    const { communityId, asMember, test } = stage;
    const { id: videoId } = await draftOf(await clip(1), { tus, as: asMember, communityId });
    const worker = test.server.app.get(ProcessVideo, { strict: false });
    await worker.execute(videoId, { signal: new AbortController().signal, holds: async () => true });
    const files = await test.database.sql.selectFrom('video_file').select('object_key').execute();
    expect(files.length).toBeGreaterThan(3);
    await sweep.execute();
    expect(await store.stat(files[0]?.object_key ?? '')).toBeDefined();
    await asMember(deleteVideo, { params: { videoId } });
    await sweep.execute();
    for (const { object_key: key } of files)
      await expect(store.stat(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
    expect(
      await test.database.sql.selectFrom('video').select('id').where('id', '=', videoId).execute(),
    ).toEqual([]);
    expect(await reserved()).toBe(0);
  });

  it('removes the drafts and uploads of somebody who closed their account, and keeps what they published', async () => {
    const { test, communityId } = stage;
    const leaver = await test.given.person();
    await test.given.member(communityId, leaver.id);
    const as = await stage.as(leaver);
    const own = speakTus(test.url, await test.given.cookie(leaver));
    const [loose, draft, published] = [
      idOf(await own.begin(1000)),
      await draftOf(randomBytes(1000), { tus: own, as, communityId }),
      await draftOf(randomBytes(1000), { tus: own, as, communityId }),
    ];
    await test.database.sql
      .updateTable('video')
      .set({ playable_generation: 1 })
      .where('id', '=', published.id)
      .execute();
    await as(publishVideo, { params: { videoId: published.id }, body: SILENT });
    await test.server.app.get(ForgetPerson, { strict: false }).execute(leaver.id);
    await sweep.execute();
    const rows = (table: 'video' | 'upload', ids: string[]) =>
      test.database.sql.selectFrom(table).select('id').where('id', 'in', ids).execute();
    expect(await rows('video', [draft.id, published.id])).toEqual([{ id: published.id }]);
    expect(await rows('upload', [loose, draft.uploadId ?? '', published.uploadId ?? ''])).toEqual([
      { id: published.uploadId },
    ]);
  });

  it('removes objects that a crash left behind a day ago', async () => {
    const key = newObjectKey('uploads');
    await store.put(Buffer.from('lost'), { key, mediaType: 'text/plain' });
    const [area = '', name = ''] = key.split('/');
    const long = new Date(Date.now() - 25 * HOUR);
    await utimes(join(stage.test.dataDir, 'objects', area, name.slice(0, 5), name), long, long);
    await sweep.execute();
    await expect(store.stat(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
  });

  it('leaves what is just being stored, and folders of workers that may still be busy', async () => {
    const key = newObjectKey('uploads');
    await store.put(Buffer.from('on its way'), { key, mediaType: 'text/plain' });
    const root = join(stage.test.dataDir, 'processing');
    await mkdir(join(root, 'busy'), { recursive: true });
    await mkdir(join(root, 'killed'), { recursive: true });
    const long = new Date(Date.now() - 30 * HOUR);
    await utimes(join(root, 'killed'), long, long);
    await sweep.execute();
    expect(await store.stat(key)).toBeDefined();
    expect(await readdir(root)).toEqual(['busy']);
  });
});
