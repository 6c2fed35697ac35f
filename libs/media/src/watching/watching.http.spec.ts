import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  addToWatchRecord,
  createVideo,
  eraseWatchHistory,
  eraseWatchRecord,
  publishVideo,
  readWatchHistory,
  readWatchRecord,
  setWatchHistory,
} from '#libs/contracts';
import { setStage, speakTus, type ApiCaller, type Stage } from '#libs/testing';

import { ForgetPerson } from '../videos/forget-person.js';
import { SILENT } from '../videos/silent.fixture.js';

type Stretch = [number, number];

describe('what somebody has seen of a video', () => {
  let stage: Stage;
  let videoId: string;
  let as: ApiCaller;
  let personId: string;
  beforeAll(async () => {
    stage = await setStage();
    const { asMember, communityId, test } = stage;
    const tus = speakTus(test.url, await test.given.cookie(stage.member));
    const uploadId = (await tus.begin(1000)).split('/').at(-1) ?? '';
    const body = { title: 'How we mend a bench', uploadId };
    const { answer } = await asMember(createVideo, { params: { communityId }, body });
    videoId = answer.id;
    await test.database.sql
      .updateTable('video')
      .set({ playable_generation: 1, duration_ms: 99_400 })
      .where('id', '=', videoId)
      .execute();
    await asMember(publishVideo, { params: { videoId }, body: SILENT });
  });
  beforeEach(async () => {
    const person = await stage.test.given.person();
    personId = person.id;
    as = await stage.as(person);
  });
  afterAll(() => stage.test.stop());

  const add = async (by: ApiCaller, seen: Stretch[], positionMs = 0) =>
    (await by(addToWatchRecord, { params: { videoId }, body: { seen, positionMs } })).answer;
  const read = async (by: ApiCaller) => (await by(readWatchRecord, { params: { videoId } })).answer;
  const rows = async (): Promise<number> =>
    (
      await stage.test.database.sql
        .selectFrom('watch_record')
        .select('video_id')
        .where('person_id', '=', personId)
        .execute()
    ).length;

  it('grows from several devices, in whatever order and however often it is sent', async () => {
    const phone = as;
    expect(await read(as)).toMatchObject({ isKept: true, seen: [], percent: 0, completedAt: null });
    await Promise.all([
      add(as, [[0, 10]], 10_000),
      add(phone, [
        [40, 50],
        [20, 30],
      ]),
      add(as, [[5, 15]]),
    ]);
    await add(phone, [[20, 30]], 30_200);
    expect(await read(as)).toMatchObject({
      seen: [
        [0, 15],
        [20, 30],
        [40, 50],
      ],
      percent: 35,
      positionMs: 30_200,
    });
    expect(await rows()).toBe(1);
  });

  it('is completed with nine tenths of its seconds, whatever is claimed beyond its end, and stays so', async () => {
    expect(await add(as, [[0, 89]])).toMatchObject({ percent: 89, completedAt: null });
    expect(await add(as, [[100, 5000]])).toMatchObject({ percent: 89, completedAt: null });
    const { completedAt } = await add(as, [[98, 99]]);
    expect(completedAt).not.toBeNull();
    expect(await add(as, [[0, 3]], 3000)).toMatchObject({ completedAt, positionMs: 3000 });
  });

  it('is read by nobody else, whatever their role, and not kept for a video that cannot be read', async () => {
    await add(as, [[0, 50]], 50_000);
    const admin = await stage.as(await stage.test.given.person({ role: 'admin' }));
    for (const other of [stage.asMember, stage.asOwner, admin])
      expect(await read(other)).toMatchObject({ seen: [], positionMs: 0 });
    expect((await stage.asNobody(readWatchRecord, { params: { videoId } })).status).toBe(401);
    await stage.test.database.sql
      .updateTable('community')
      .set({ visibility: 'hidden' })
      .where('id', '=', stage.communityId)
      .execute();
    expect((await as(readWatchRecord, { params: { videoId } })).status).toBe(404);
    const body = { seen: [[0, 1]] as Stretch[], positionMs: 0 };
    expect((await as(addToWatchRecord, { params: { videoId }, body })).status).toBe(404);
    await stage.test.database.sql
      .updateTable('community')
      .set({ visibility: 'public' })
      .where('id', '=', stage.communityId)
      .execute();
  });

  it('is forgotten to start again, erased as a whole, and not kept when that is turned off', async () => {
    await add(as, [[0, 95]], 95_000);
    await as(eraseWatchRecord, { params: { videoId } });
    expect(await read(as)).toMatchObject({ seen: [], positionMs: 0, completedAt: null });
    await add(as, [[0, 9]], 9000);
    expect((await as(setWatchHistory, { body: { isKept: false } })).answer).toEqual({
      isKept: false,
      videos: 1,
    });
    expect(await add(as, [[50, 60]], 60_000)).toMatchObject({ isKept: false, seen: [[0, 9]] });
    expect((await as(eraseWatchHistory, {})).answer).toEqual({ isKept: false, videos: 0 });
    await as(setWatchHistory, { body: { isKept: true } });
    await add(as, [[50, 60]]);
    expect((await as(readWatchHistory, {})).answer).toEqual({ isKept: true, videos: 1 });
    await stage.test.server.app.get(ForgetPerson, { strict: false }).execute(personId);
    expect(await rows()).toBe(0);
  });

  it('refuses stretches that end before they begin', async () => {
    const body = { seen: [[9, 3]] as Stretch[], positionMs: 0 };
    const refused = await as(addToWatchRecord, { params: { videoId }, body });
    expect(refused.problem).toMatchObject({ status: 400, fields: [{ code: 'watching.stretch' }] });
  });
});
