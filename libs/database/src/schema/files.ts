import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * An uploaded file. `objectKey` is generated; `fileName` is data only. `variants` maps a size name
 * to its object. Crests of partners are nobody's.
 */
export const StoredFile = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.uuid().nullable(),
    purpose: p.text().$type<'avatar' | 'community-image' | 'crest' | 'attachment' | 'document'>(),
    objectKey: p.text(),
    fileName: p.text(),
    mediaType: p.text(),
    size: p.bigint('number'),
    sha256: p.text(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    alt: p.text(),
    variants:
      p.json<
        Record<string, { key: string; mediaType: string; size: number; width: number; height: number }>
      >(),
    postId: p.uuid().nullable(),
    communityId: p.uuid().nullable(),
    position: p.integer().default(0),
    createdAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});
