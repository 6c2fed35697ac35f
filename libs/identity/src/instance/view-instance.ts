import { sql, type Kysely } from 'kysely';

import type { InstanceView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { languages } from '#libs/i18n';
import { findFfmpeg } from '#libs/transcoding';

import { readSettings } from './instance-settings.js';

/** Whether nobody can administer this server yet. */
export const needsAdmin = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select from account) as empty`.execute(
    db,
  );
  return rows[0]?.empty === true;
};

/** What everyone may know of the instance. */
export const viewInstance = async (db: Kysely<Tables>): Promise<InstanceView> => {
  const [settings, firstRun, ffmpeg] = await Promise.all([readSettings(db), needsAdmin(db), findFfmpeg()]);
  const { instanceId: _, allowedDomains, ...shown } = settings;
  return {
    ...shown,
    allowedDomains: [...allowedDomains],
    languages: [...languages],
    needsAdmin: firstRun,
    videos: ffmpeg !== null,
  };
};
