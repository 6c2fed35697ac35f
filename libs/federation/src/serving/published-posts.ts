import { announceActivity } from '../outgoing/activities/announcements.js';
import { create } from '../outgoing/activities/content.js';
import type { Addresses } from '../outgoing/addresses.js';
import { RawJson, type OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import { idOf } from './actor-columns.js';
import { communityFactsOf, postDocument } from './post-facts.js';
import type { PostRow } from './post-rows.js';

/** The activity that published a post, as it is now. Its UUID is that of the post, so that its address leads to it. */
export const createOf = (at: Addresses, row: PostRow): OutgoingDocument => {
  const by = { activityId: row.id, actor: idOf(at, 'person', row.author), at: row.created_at };
  return create(at, by, postDocument(at, row));
};

/** The activity with which the community passed a post on, under the same UUID. */
export const announceOf = (at: Addresses, row: PostRow): OutgoingDocument => {
  const by = { activityId: row.id, at: row.created_at };
  return announceActivity(at, by, communityFactsOf(at, row), RawJson.of(serialise(createOf(at, row))));
};
