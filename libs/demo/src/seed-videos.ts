import { readFile } from 'node:fs/promises';

import { newId } from '#libs/kernel';
import { CreateVideo, KeepCaptions, MarkVideo, ProcessVideo, PublishVideo, Uploads } from '#libs/media';
import { findFfmpeg } from '#libs/transcoding';

import { assetPath } from './asset-path.js';
import type { DemoVideo } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const UNHURRIED = { signal: new AbortController().signal, holds: () => Promise.resolve(true) };

const upload = async (stage: DemoStage, { key, author }: DemoVideo): Promise<string> => {
  const { personId } = stage.person(author);
  const uploads = stage.get(Uploads);
  const bytes = await readFile(assetPath(`${key}.mp4`));
  const uploadId = newId();
  await uploads.announce({ id: uploadId, personId, fileName: `${key}.mp4`, size: bytes.length });
  const parts = [await uploads.keep(bytes)];
  await uploads.append({ personId, uploadId, offset: 0, parts });
  return uploadId;
};

const publish = async (stage: DemoStage, video: DemoVideo): Promise<string> => {
  const me = stage.person(video.author);
  const { title, description, language, key } = video;
  const body = { uploadId: await upload(stage, video), title, description, language };
  const params = { communityId: stage.community(video.community) };
  const { id: videoId } = await stage
    .get(CreateVideo)
    .execute(me, stage.once(me, 'demo-video', { key }), { params, query: {}, body });
  await stage.get(ProcessVideo).execute(videoId, UNHURRIED);
  for (const spoken of ['en', 'cy'] as const) {
    const file = await readFile(assetPath(`${key}.${spoken}.vtt`), 'utf8');
    await stage
      .get(KeepCaptions)
      .save(me, { params: { videoId, language: spoken }, query: {}, body: { file, revision: 0 } });
  }
  const { threadId } = await stage
    .get(PublishVideo)
    .execute(me, stage.once(me, 'demo-publication', { key }), { params: { videoId }, query: {}, body: {} });
  if (threadId !== null) stage.videoThreads.set(key, threadId);
  return videoId;
};

/** Three videos with captions in both languages, where this machine can prepare videos. */
export const seedVideos = async (stage: DemoStage, now: Date): Promise<void> => {
  if ((await findFfmpeg()) === null) return;
  for (const video of stage.content.videos) {
    const published = now.getTime() - video.daysAgo * DAY;
    stage.clock.set(new Date(published));
    const videoId = await publish(stage, video);
    stage.videos.set(video.key, videoId);
    for (const [at, handle] of video.helpful.entries()) {
      stage.clock.set(new Date(published + (at + 1) * 40 * MINUTE));
      await stage.get(MarkVideo).add(stage.person(handle), videoId, 'helpful');
    }
  }
};
