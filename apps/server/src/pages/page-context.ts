import type { Config } from '#libs/config';
import type { InstanceView, MeView } from '#libs/contracts';
import type { Database } from '#libs/database';
import { viewInstance, viewMe } from '#libs/identity';
import type { Viewer } from '#libs/kernel';
import { countUnread } from '#libs/notifications';

/** What every page is told about whom it is for, as the web client's `Session`. */
export interface PageSession {
  readonly instance: InstanceView;
  readonly me: MeView | null;
  readonly unread: number;
}

/** Reads what the frame around every screen shows. */
export const readPageSession = async (
  database: Database,
  config: Config,
  viewer: Viewer,
): Promise<PageSession> => {
  if (viewer.kind !== 'account')
    return { instance: await viewInstance(database.sql, config), me: null, unread: 0 };
  const [instance, me, counts] = await Promise.all([
    viewInstance(database.sql, config),
    viewMe(database, viewer),
    countUnread(database.sql, [viewer.personId]),
  ]);
  return { instance, me, unread: counts.get(viewer.personId) ?? 0 };
};
