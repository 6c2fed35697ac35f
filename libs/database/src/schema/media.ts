import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A file that arrives bit by bit: `offsetBytes` of `size` bytes are stored for good. `fileName` is data only.
 * `reservedBytes` of its person's quota are held for it, until a video takes them over.
 */
export const Upload = defineEntity({
  name: 'Upload',
  tableName: 'upload',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    fileName: p.text(),
    size: p.bigint('number'),
    offsetBytes: p.bigint('number').default(0),
    reservedBytes: p.bigint('number'),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
});

/** An object that holds some of an upload's bytes, from `startByte` on. */
export const UploadPart = defineEntity({
  name: 'UploadPart',
  tableName: 'upload_part',
  properties: {
    uploadId: p.uuid().primary(),
    startByte: p.bigint('number').primary(),
    size: p.integer(),
    objectKey: p.text(),
  },
});

/** How many bytes of somebody's quota uploads and videos have reserved. */
export const UploadQuota = defineEntity({
  name: 'UploadQuota',
  tableName: 'upload_quota',
  properties: {
    personId: p.uuid().primary(),
    bytes: p.bigint('number'),
  },
});

/** A picture of many small ones, one for each stretch of a video, row by row. */
interface Storyboard {
  readonly image: string;
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly secondsPerTile: number;
}

/** Still pictures of a video, by the names of their files. */
export interface VideoPictures {
  readonly posters: readonly string[];
  readonly storyboard: Storyboard | null;
}

/**
 * A video, or a sound recording. Until it has a thread it is its author's draft. `generation` rises with each attempt
 * to process it, so that a late worker changes nothing; `playableGeneration` is the one that players get. Its title and
 * description are the thread's own once it has one. Of what was uploaded only the excerpt is encoded. `isReplaced` as
 * long as a new file is to take the place of the one that is played; `reviewToldFor` is the `reviewBy` of which its
 * owner was told.
 */
export const Video = defineEntity({
  name: 'Video',
  tableName: 'video',
  properties: {
    id: p.uuid().primary(),
    uri: p.text().nullable(),
    url: p.text().nullable(),
    instanceId: p.uuid(),
    communityId: p.uuid(),
    authorId: p.uuid(),
    threadId: p.uuid().nullable(),
    uploadId: p.uuid().nullable(),
    title: p.text(),
    description: p.text(),
    language: p.text().$type<'en' | 'cy'>(),
    state: p.text().$type<'uploading' | 'waiting' | 'processing' | 'ready' | 'failed'>(),
    failure: p.text().nullable(),
    attempts: p.integer().default(0),
    generation: p.integer().default(0),
    playableGeneration: p.integer().nullable(),
    progress: p.integer().default(0),
    durationMs: p.bigint('number').nullable(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    pictures: p.json<VideoPictures>().nullable(),
    tags: p.array().$type<string[]>().default([]),
    excerptStartMs: p.integer().default(0),
    excerptEndMs: p.integer().nullable(),
    reservedBytes: p.bigint('number'),
    helpfulCount: p.integer().default(0),
    usedCount: p.integer().default(0),
    reviewBy: p.datetime().nullable(),
    reviewToldFor: p.datetime().nullable(),
    isReplaced: p.boolean().default(false),
    createdAt: p.datetime(),
    readyAt: p.datetime().nullable(),
    publishedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
  },
});

/** A file that was made of a video; players find it by `name` alone. */
export const VideoFile = defineEntity({
  name: 'VideoFile',
  tableName: 'video_file',
  properties: {
    videoId: p.uuid().primary(),
    generation: p.integer().primary(),
    name: p.text().primary(),
    mediaType: p.text(),
    size: p.bigint('number'),
    objectKey: p.text(),
  },
});

/** A program that some worker has on its machine, and when it was last seen there. */
export const WorkerTool = defineEntity({
  name: 'WorkerTool',
  tableName: 'worker_tool',
  properties: {
    name: p.text().primary(),
    seenAt: p.datetime(),
  },
});

/**
 * The words of a video in one language. A draft was written by a machine and is seen only by those who may correct it.
 * `revision` rises with each change.
 */
export const VideoCaptions = defineEntity({
  name: 'VideoCaptions',
  tableName: 'video_captions',
  properties: {
    videoId: p.uuid().primary(),
    language: p.text().$type<'en' | 'cy'>().primary(),
    isDraft: p.boolean(),
    revision: p.integer(),
    updatedAt: p.datetime(),
    updatedBy: p.uuid().nullable(),
  },
});

/** Why a video was published without captions; its author is reminded at `remindAt`, or never. */
export const CaptionWaiver = defineEntity({
  name: 'CaptionWaiver',
  tableName: 'caption_waiver',
  properties: {
    videoId: p.uuid().primary(),
    reason: p.text().$type<'no-speech' | 'words-in-picture' | 'follow-later' | 'urgent' | 'other'>(),
    note: p.text(),
    givenBy: p.uuid(),
    givenAt: p.datetime(),
    remindAt: p.datetime().nullable(),
  },
});

/** One caption; `search` is kept by the database. */
export const VideoCue = defineEntity({
  name: 'VideoCue',
  tableName: 'video_cue',
  properties: {
    videoId: p.uuid().primary(),
    language: p.text().$type<'en' | 'cy'>().primary(),
    position: p.integer().primary(),
    startMs: p.integer(),
    endMs: p.integer(),
    speaker: p.text().nullable(),
    text: p.text(),
  },
});

/** What somebody has seen of a video (`seen`, an `int4multirange` of its seconds, is written in SQL); for them alone. */
export const WatchRecord = defineEntity({
  name: 'WatchRecord',
  tableName: 'watch_record',
  properties: {
    personId: p.uuid().primary(),
    videoId: p.uuid().primary(),
    positionMs: p.integer(),
    completedAt: p.datetime().nullable(),
  },
});

/** Somebody who does not want it kept what they watch. */
export const WatchOptOut = defineEntity({
  name: 'WatchOptOut',
  tableName: 'watch_opt_out',
  properties: { personId: p.uuid().primary() },
});

/** The chapters of a video, in the order of their times. `revision` rises with each change. */
export const VideoChapters = defineEntity({
  name: 'VideoChapters',
  tableName: 'video_chapters',
  properties: {
    videoId: p.uuid().primary(),
    revision: p.integer(),
    chapters: p.json<{ startMs: number; title: string }[]>(),
    updatedAt: p.datetime(),
    updatedBy: p.uuid(),
  },
});
