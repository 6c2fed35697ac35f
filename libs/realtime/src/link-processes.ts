import { postgresLink } from './postgres-link.js';
import type { ProcessLink, Report } from './process-link.js';
import { redisLink } from './redis-link.js';

/** Where other processes may be. `scope` keeps instances apart that share a server. */
export interface Neighbourhood {
  readonly redisUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly scope: string;
  readonly report: Report;
}

/** Redis where it is configured, else the shared PostgreSQL; null for a process with its own embedded database. */
export const linkProcesses = ({
  redisUrl,
  databaseUrl,
  scope,
  report,
}: Neighbourhood): ProcessLink | null => {
  if (redisUrl !== undefined) return redisLink(redisUrl, `guildhall:${scope}`, report);
  if (databaseUrl !== undefined) return postgresLink(databaseUrl, report);
  return null;
};
