import { canReadPost, type Place, type ThreadFacts } from '#libs/access';
import type { PostView } from '#libs/contracts';

import { postPermissionsOf } from './permissions.js';
import { postContentOf, postFactsOf, postViewOf, wholePostOf, type PostViewRow } from './post-row.js';

/** A post as the reader of `place` sees it; what a deleted one said is shown only to those who may read it. */
export const presentPost = (place: Place, thread: ThreadFacts, row: PostViewRow): PostView => {
  const facts = postFactsOf(row);
  const content = canReadPost(place, thread, facts) ? wholePostOf(row) : postContentOf(row);
  return postViewOf(content, row.mine ?? [], postPermissionsOf(place, thread, facts));
};
