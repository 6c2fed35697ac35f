import { sql, type Kysely } from 'kysely';

import type { InstanceView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { languages } from '#libs/i18n';

import { readSettings } from './instance-settings.js';

/** Whether nobody can administer this server yet. */
export const needsAdmin = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select from account) as empty`.execute(
    db,
  );
  return rows[0]?.empty === true;
};

/** How long a worker counts as there after it was last seen; workers say every hour that they are. */
const SEEN_FOR = '3 hours';

/** Whether some worker can process videos. The process that is asked may be one that only serves pages. */
const takesVideos = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ seen: boolean }>`
    select exists (select from worker_tool
      where name = 'ffmpeg' and seen_at > now() - ${SEEN_FOR}::interval) as seen`.execute(db);
  return rows[0]?.seen === true;
};

/** What everyone may know of the instance. */
export const viewInstance = async (db: Kysely<Tables>): Promise<InstanceView> => {
  const [settings, firstRun, videos] = await Promise.all([readSettings(db), needsAdmin(db), takesVideos(db)]);
  const { instanceId: _, allowedDomains, ...shown } = settings;
  return {
    ...shown,
    allowedDomains: [...allowedDomains],
    languages: [...languages],
    needsAdmin: firstRun,
    videos,
  };
};
