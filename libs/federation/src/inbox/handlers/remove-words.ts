import type { Database } from '#libs/database';
import type { DeletePost } from '#libs/discussion';
import type { RemotePersonViewer } from '#libs/kernel';

import { isRefused } from './handling.js';

export interface RemoveWordsParts {
  readonly database: Database;
  readonly deletePost: DeletePost;
}

/** So many posts of one person go with one ban; the latest first. */
const MOST = 1_000;

/** Takes down what somebody wrote in a community, as far as the moderator may. Doing it again changes nothing. */
export const removeWords = async (
  { database, deletePost }: RemoveWordsParts,
  moderator: RemotePersonViewer,
  { communityId, personId }: { readonly communityId: string; readonly personId: string },
): Promise<void> => {
  const posts = await database.sql
    .selectFrom('post')
    .select('id')
    .where('author_id', '=', personId)
    .where('community_id', '=', communityId)
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  for (const { id } of posts)
    await isRefused(['not-allowed', 'not-found'], () => deletePost.execute(moderator, id));
};
