import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { VideoView } from '#libs/contracts';

import { makeFilm, transcodeAtOnce, transcodeBare, type BareWork } from './bare-ffmpeg.js';
import type { LoadRequest } from './http-load.js';
import { runHttp } from './measure-http.js';
import { median, medianRatio } from './percentile.js';
import type { Result } from './result.js';
import { sendByTus } from './send-by-tus.js';
import type { Stage } from './stage.js';

const MOST_OF_BARE = 1.1;
const MOST_OF_LENGTH = 0.5;
const MOST_OF_IDLE = 1.5;
/** Often enough for what takes seconds, and so seldom that asking takes nothing from what is measured. */
const LOOK_EVERY_MS = 200;
/** More than the product gives one attempt at such a film. */
const PATIENCE_MS = 15 * 60_000;

const call = async (stage: Stage, path: string, body?: object): Promise<VideoView> => {
  const answer = await fetch(`${stage.product.url}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie: stage.seeded.cookies[0] ?? '',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as VideoView;
};

/** Uploads the film and makes a draft of it; gives its id. Preparing it begins at once. */
const begin = async (stage: Stage, film: string): Promise<string> => {
  const sent = await sendByTus(`${stage.product.url}/api/uploads`, stage.seeded.cookies[0] ?? '', film);
  const uploadId = sent.address.split('/').at(-1);
  const { communityId } = stage.seeded;
  return (await call(stage, `/communities/${communityId}/videos`, { title: 'A film', uploadId })).id;
};

/** Waits until the video is as wanted; gives the milliseconds. Ends the benchmark when that takes too long. */
const until = async (stage: Stage, id: string, wanted: (video: VideoView) => boolean): Promise<number> => {
  const begun = performance.now();
  for (;;) {
    const video = await call(stage, `/videos/${id}`);
    if (video.state === 'failed') throw new Error(`The video failed: ${video.failure}`);
    if (wanted(video)) return performance.now() - begun;
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`The video is still ${video.state}.`);
    await delay(LOOK_EVERY_MS);
  }
};

/** Does some work in a folder of its own, which is empty before and gone after it. */
const inFolder = async <T>(
  stage: Stage,
  seconds: number,
  work: (bare: BareWork) => Promise<T>,
): Promise<T> => {
  const folder = join(stage.folder, 'bare-ffmpeg');
  await mkdir(folder);
  try {
    return await work({ folder, seconds });
  } finally {
    await rm(folder, { recursive: true });
  }
};

const isPlayable = ({ media }: VideoView): boolean => media !== null;
const isReady = ({ state }: VideoView): boolean => state === 'ready';

const measurePipeline = async (stage: Stage, film: string): Promise<Result[]> => {
  const { filmSeconds, rounds } = stage.effort;
  const [first, whole]: [number[], number[]] = [[], []];
  const [bare, atOnce]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const id = await begin(stage, film);
    const playable = await until(stage, id, isPlayable);
    first.push(playable);
    whole.push(playable + (await until(stage, id, isReady)));
    bare.push(await inFolder(stage, filmSeconds, (work) => transcodeBare(film, work)));
    atOnce.push(await inFolder(stage, filmSeconds, (work) => transcodeAtOnce(film, work)));
  }
  const ratio = medianRatio(whole, bare);
  const ofLength = median(first) / 1000 / filmSeconds;
  return [
    {
      measure: `video of ${filmSeconds} s, 720p: everything made of it`,
      unit: 's',
      product: median(whole) / 1000,
      bare: median(bare) / 1000,
      ratio,
      goal: `ratio at most ${MOST_OF_BARE}`,
      met: ratio <= MOST_OF_BARE,
      note: `one command that shows nothing before its end: ${(median(atOnce) / 1000).toFixed(1)} s, ratio ${medianRatio(whole, atOnce).toFixed(2)}`,
    },
    {
      measure: 'the same video: until its first quality plays (here "bare": its length)',
      unit: 's',
      product: median(first) / 1000,
      bare: filmSeconds,
      ratio: ofLength,
      goal: `ratio at most ${MOST_OF_LENGTH}`,
      met: ofLength <= MOST_OF_LENGTH,
    },
  ];
};

const measurePages = async (stage: Stage, film: string): Promise<Result[]> => {
  const { seeded, product, effort } = stage;
  const url = `${product.url}/api/threads/${seeded.long[1]?.id}?limit=20`;
  const requests = seeded.cookies.slice(0, 8).map((cookie): LoadRequest => ({ url, cookie }));
  const [idle, busy]: [number[], number[]] = [[], []];
  for (let round = 0; round < effort.rounds; round += 1) {
    idle.push((await runHttp(stage, { requests, connections: 4 }, effort.seconds)).p95);
    const id = await begin(stage, film);
    await until(stage, id, ({ state }) => state === 'processing');
    busy.push((await runHttp(stage, { requests, connections: 4 }, effort.seconds)).p95);
    if (isReady(await call(stage, `/videos/${id}`))) throw new Error('The video was ready too soon.');
    await until(stage, id, isReady);
  }
  const ratio = medianRatio(busy, idle);
  return [
    {
      measure: 'thread page while a video is prepared, 4 connections, p95 (here "bare": without it)',
      unit: 'ms',
      product: median(busy),
      bare: median(idle),
      ratio,
      goal: `ratio at most ${MOST_OF_IDLE}`,
      met: ratio <= MOST_OF_IDLE,
    },
  ];
};

/** What becomes of a film, how soon, and what it costs everybody else. Needs ffmpeg. */
export const measureVideo = async (stage: Stage): Promise<Result[]> => {
  const film = join(stage.folder, 'film.mp4');
  await makeFilm(film, stage.effort.filmSeconds);
  return [...(await measurePipeline(stage, film)), ...(await measurePages(stage, film))];
};
