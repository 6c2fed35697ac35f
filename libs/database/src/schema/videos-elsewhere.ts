import { defineEntity, p } from '@mikro-orm/postgresql';

/** Where a video of another server is, by the addresses that its document names. Its own row is one of `video`. */
export const VideoElsewhere = defineEntity({
  name: 'VideoElsewhere',
  tableName: 'video_elsewhere',
  properties: {
    videoId: p.uuid().primary(),
    playlist: p.text(),
    poster: p.text().nullable(),
    captions: p.json<readonly { readonly language: 'en' | 'cy'; readonly url: string }[]>(),
    chapters: p.text().nullable(),
  },
});

/**
 * A playlist of a video elsewhere; number 0 is the one that its document names. `text` is what players here get, and
 * `parts` what it names, in order; both are there once somebody has asked for it.
 */
export const ElsewherePlaylist = defineEntity({
  name: 'ElsewherePlaylist',
  tableName: 'elsewhere_playlist',
  properties: {
    videoId: p.uuid().primary(),
    generation: p.integer().primary(),
    number: p.integer().primary(),
    url: p.text(),
    text: p.text().nullable(),
    parts: p
      .json<
        readonly {
          readonly url: string;
          readonly range: { readonly start: number; readonly end: number } | null;
        }[]
      >()
      .nullable(),
  },
});

/** A part of a video elsewhere, or its picture, that is kept here as long as there is room for it. */
export const ElsewherePart = defineEntity({
  name: 'ElsewherePart',
  tableName: 'elsewhere_part',
  properties: {
    objectKey: p.text().primary(),
    videoId: p.uuid(),
    generation: p.integer(),
    name: p.text(),
    mediaType: p.text(),
    size: p.bigint('number'),
    usedAt: p.datetime(),
  },
});
