import { publishVideo, saveVideoCaptions, saveVideoChapters, type VideoView } from '#libs/contracts';
import { clip, draftOf, speakTus, untilState, type ApiCaller, type TestServer } from '#libs/testing';

import type { Names } from './inspected-site.js';

/** Who makes the videos, and where. */
interface Author {
  readonly site: TestServer;
  readonly call: ApiCaller;
  readonly cookie: string;
  readonly communityId: string;
}

/**
 * A published video with captions and chapters, one without, one that is ready, one that could not be prepared, and one
 * of which half has arrived.
 */
export const makeVideos = async ({ site, call, cookie, communityId }: Author): Promise<Names> => {
  const bytes = await clip(2);
  const tus = speakTus(site.url, cookie);
  const draft = (title: string, arrive?: number): Promise<VideoView> =>
    draftOf(bytes, { tus, as: call, communityId, title, description: 'Look at the bolts at 0:01.', arrive });
  const [shown, ready, silent, failed, unfinished] = [
    await draft('Sorting glass'),
    await draft('Sorting cans'),
    await draft('Sorting cloth'),
    await draft('Sorting tins', 1000),
    await draft('Sorting paper', 1000),
  ];
  await site.database.sql
    .updateTable('video')
    .set({ state: 'failed', failure: 'broken' })
    .where('id', '=', failed.id)
    .execute();
  const params = { videoId: shown.id };
  for (const { id } of [shown, ready, silent]) await untilState(call, id, ['ready']);
  const missingCaptions = { reason: 'follow-later', note: 'After the meeting.' } as const;
  const publish = async (videoId: string): Promise<string> =>
    String((await call(publishVideo, { params: { videoId }, body: { missingCaptions } })).answer.threadId);
  const [filmed, uncaptioned] = [await publish(shown.id), await publish(silent.id)];
  await call(saveVideoCaptions, {
    params: { ...params, language: 'en' },
    body: { file: 'WEBVTT\n\n00:00.000 --> 00:01.500\n<v Ada>Green glass goes first.\n', revision: 0 },
  });
  await site.database.sql
    .updateTable('video')
    .set({ review_by: new Date(Date.now() - 24 * 3_600_000), tags: ['glass', 'lorries'] })
    .where('id', '=', shown.id)
    .execute();
  const chapters = [
    { startMs: 0, title: 'Green glass' },
    { startMs: 1_200, title: 'Brown glass' },
  ];
  await call(saveVideoChapters, { params, body: { revision: 0, chapters } });
  return {
    filmed,
    silent: uncaptioned,
    silentVideo: silent.id,
    readyVideo: ready.id,
    shownVideo: shown.id,
    failedVideo: failed.id,
    unfinishedVideo: unfinished.id,
  };
};
