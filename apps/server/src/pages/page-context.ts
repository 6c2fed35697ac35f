import type { InstanceView, MeView } from '#libs/contracts';
import type { Database } from '#libs/database';
import { viewInstance, viewMe } from '#libs/identity';
import type { Viewer } from '#libs/kernel';

/** What every page is told about whom it is for, as the web client's `Session`. */
export interface PageSession {
  readonly instance: InstanceView;
  readonly me: MeView | null;
  readonly unread: number;
}

const countUnread = async (database: Database, personId: string): Promise<number> => {
  const row = await database.sql
    .selectFrom('notification')
    .select((select) => select.fn.countAll<string>().as('unread'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.unread);
};

/** Reads what the frame around every screen shows. */
export const readPageSession = async (database: Database, viewer: Viewer): Promise<PageSession> => {
  if (viewer.kind !== 'account') return { instance: await viewInstance(database.sql), me: null, unread: 0 };
  const [instance, me, unread] = await Promise.all([
    viewInstance(database.sql),
    viewMe(database, viewer),
    countUnread(database, viewer.personId),
  ]);
  return { instance, me, unread };
};
