import { sql, type Kysely } from 'kysely';

import type { Config } from '#libs/config';
import type { InstanceView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { languages } from '#libs/i18n';

import { readSettings } from './instance-settings.js';

const noAccount = sql<boolean>`not exists (select from account)`;

/** Whether nobody can administer this server yet. */
export const needsAdmin = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ empty: boolean }>`select ${noAccount} as empty`.execute(db);
  return rows[0]?.empty === true;
};

/** How long a worker counts as there after it was last seen; workers say every hour that they are. */
const SEEN_FOR = '3 hours';

/** Whether some worker can process videos. The process that is asked may be one that only serves pages. */
const takesVideos = sql<boolean>`exists (select from worker_tool
  where name = 'ffmpeg' and seen_at > now() - ${SEEN_FOR}::interval)`;

type State = Pick<InstanceView, 'needsAdmin' | 'videos'>;

const readState = async (db: Kysely<Tables>): Promise<State> => {
  const { rows } = await sql<State>`select ${noAccount} as "needsAdmin", ${takesVideos} as videos`.execute(
    db,
  );
  return { needsAdmin: rows[0]?.needsAdmin === true, videos: rows[0]?.videos === true };
};

/** What everyone may know of the instance. */
export const viewInstance = async (
  db: Kysely<Tables>,
  { federation, publicArticles }: Pick<Config, 'federation' | 'publicArticles'>,
): Promise<InstanceView> => {
  const [settings, state] = await Promise.all([readSettings(db), readState(db)]);
  const { instanceId: _, allowedDomains, ...shown } = settings;
  return {
    ...shown,
    allowedDomains: [...allowedDomains],
    languages: [...languages],
    federation: federation.mode !== 'off',
    publicArticles,
    ...state,
  };
};
