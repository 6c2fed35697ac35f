import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A secret address under which an app reads for one person: a community's podcast, or a calendar of a community or, where
 * none is named, of what they come to. `secretHash` is the SHA-256 of the secret, so that the table opens no door.
 */
export const FeedAddress = defineEntity({
  name: 'FeedAddress',
  tableName: 'feed_address',
  properties: {
    secretHash: p.blob().primary(),
    personId: p.uuid(),
    purpose: p.text().$type<'podcast' | 'calendar'>(),
    communityId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});
