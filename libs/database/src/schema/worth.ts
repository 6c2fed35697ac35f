import { defineEntity, p } from '@mikro-orm/postgresql';

/** That somebody found a video helpful, or used what it shows; `postId` is the note that they wrote about the use. */
export const VideoMark = defineEntity({
  name: 'VideoMark',
  tableName: 'video_mark',
  properties: {
    videoId: p.uuid().primary(),
    personId: p.uuid().primary(),
    kind: p.text().$type<'helpful' | 'used'>().primary(),
    postId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

/** That somebody watched a video, once however often and without a time, and whether to the end. */
export const VideoViewing = defineEntity({
  name: 'VideoViewing',
  tableName: 'video_viewing',
  properties: {
    videoId: p.uuid().primary(),
    personId: p.uuid().primary(),
    completed: p.boolean(),
  },
});

/** How often a video was begun by people who were not signed in, or who do not want it kept what they watch. */
export const VideoVisits = defineEntity({
  name: 'VideoVisits',
  tableName: 'video_visits',
  properties: {
    videoId: p.uuid().primary(),
    visits: p.bigint('number'),
  },
});

/** What is told of the viewers of a video: coarse, counted once a day, never falling. */
export const VideoNumbers = defineEntity({
  name: 'VideoNumbers',
  tableName: 'video_numbers',
  properties: {
    videoId: p.uuid().primary(),
    viewers: p.bigint('number'),
    completed: p.bigint('number'),
    visits: p.bigint('number'),
    countedAt: p.datetime(),
  },
});
