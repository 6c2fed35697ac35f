import { readFile } from 'node:fs/promises';

import { createVideo, publishVideo, saveVideoCaptions, readVideo, type VideoView } from '#libs/contracts';
import { eventually, type ApiCaller, type TestServer } from '#libs/testing';

import { makeClip } from '../video/make-clip.js';
import type { Names } from './inspected-site.js';

interface Film {
  readonly site: TestServer;
  readonly call: ApiCaller;
  readonly cookie: string;
  readonly communityId: string;
}

const TUS = { 'tus-resumable': '1.0.0' };

/** Sends the first `sent` bytes of a file, and makes a draft of it. */
const draft = async (film: Film, title: string, bytes: Buffer, sent: number): Promise<VideoView> => {
  const { site, call, cookie, communityId } = film;
  const headers = { ...TUS, cookie, 'upload-length': String(bytes.length) };
  const created = await fetch(`${site.url}/api/uploads`, { method: 'POST', headers });
  const uploadAddress = created.headers.get('location') ?? '';
  await fetch(site.url + uploadAddress, {
    method: 'PATCH',
    headers: { ...TUS, cookie, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes.subarray(0, sent)),
  });
  const uploadId = uploadAddress.split('/').at(-1) ?? '';
  const body = { title, description: 'Look at the bolts at 0:01.', uploadId };
  return (await call(createVideo, { params: { communityId }, body })).answer;
};

/** A published video, one that could not be prepared, and one of which half has arrived. */
export const makeVideos = async (film: Film): Promise<Names> => {
  const { site, call } = film;
  const bytes = await readFile(await makeClip(2, '320x180'));
  const [shown, failed, unfinished] = [
    await draft(film, 'Sorting glass', bytes, bytes.length),
    await draft(film, 'Sorting tins', bytes, 1000),
    await draft(film, 'Sorting paper', bytes, 1000),
  ];
  await site.database.sql
    .updateTable('video')
    .set({ state: 'failed', failure: 'broken' })
    .where('id', '=', failed.id)
    .execute();
  const params = { videoId: shown.id };
  await eventually(
    async () => {
      const { answer } = await call(readVideo, { params });
      if (answer.state !== 'ready') throw new Error(`The video is ${answer.state}`);
    },
    { within: 60_000 },
  );
  const { answer } = await call(publishVideo, {
    params,
    body: { missingCaptions: { reason: 'follow-later' } },
  });
  await call(saveVideoCaptions, {
    params: { ...params, language: 'en' },
    body: { file: 'WEBVTT\n\n00:00.000 --> 00:01.500\n<v Ada>Green glass goes first.\n', revision: 0 },
  });
  await site.database.sql
    .updateTable('video')
    .set({ review_by: new Date(Date.now() - 24 * 3_600_000) })
    .where('id', '=', shown.id)
    .execute();
  return {
    filmed: String(answer.threadId),
    shownVideo: shown.id,
    failedVideo: failed.id,
    unfinishedVideo: unfinished.id,
  };
};
