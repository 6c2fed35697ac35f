import { Bell, type Database } from '#libs/database';
import type { Log } from '#libs/observability';

/** The channel on which processors hear that something arrived. Who does not hear it looks every second. */
export const INBOX_CHANNEL = 'federation_inbox';

/** Wakes the processors. */
export const inboxBell = ({ pool }: Database, log: Log): Bell =>
  new Bell(pool, INBOX_CHANNEL, (error) =>
    log.warn({ err: error }, 'nobody was told that something arrived'),
  );
