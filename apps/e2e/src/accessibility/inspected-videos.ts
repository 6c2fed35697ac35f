import { readFile } from 'node:fs/promises';

import { publishVideo, saveVideoCaptions, saveVideoChapters } from '#libs/contracts';

import { makeClip } from '../video/make-clip.js';
import { sendDraft, untilReady, type Film } from '../video/send-draft.js';
import type { Names } from './inspected-site.js';

/**
 * A published video with captions and chapters, one without, one that is ready, one that could not be prepared, and one
 * of which half has arrived.
 */
export const makeVideos = async (film: Film): Promise<Names> => {
  const { site, call } = film;
  const bytes = await readFile(await makeClip(2, '320x180'));
  const [shown, ready, silent, failed, unfinished] = [
    await sendDraft(film, 'Sorting glass', bytes, bytes.length),
    await sendDraft(film, 'Sorting cans', bytes, bytes.length),
    await sendDraft(film, 'Sorting cloth', bytes, bytes.length),
    await sendDraft(film, 'Sorting tins', bytes, 1000),
    await sendDraft(film, 'Sorting paper', bytes, 1000),
  ];
  await site.database.sql
    .updateTable('video')
    .set({ state: 'failed', failure: 'broken' })
    .where('id', '=', failed.id)
    .execute();
  const params = { videoId: shown.id };
  for (const { id } of [shown, ready, silent]) await untilReady(call, id);
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
