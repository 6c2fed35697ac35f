import { defineEntity, p } from '@mikro-orm/postgresql';

/** A secret address of a community's feed; `secretHash` is the SHA-256 of the secret, so that the table opens no door. */
export const FeedAddress = defineEntity({
  name: 'FeedAddress',
  tableName: 'feed_address',
  properties: {
    personId: p.uuid().primary(),
    communityId: p.uuid().primary(),
    secretHash: p.blob(),
    createdAt: p.datetime(),
  },
});
