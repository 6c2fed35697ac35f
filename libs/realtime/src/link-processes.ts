import { postgresLink } from './postgres-link.js';
import type { ProcessLink, Report } from './process-link.js';

/** Where other processes may be. `scope` keeps instances apart that share a server. */
export interface Neighbourhood {
  readonly redisUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly scope: string;
  readonly report: Report;
}

/**
 * Redis where it is configured, else the shared PostgreSQL; null for a process with its own embedded database. The
 * client of Redis is loaded only where it is used: it would take a tenth of the time of a start.
 */
export const linkProcesses = async ({
  redisUrl,
  databaseUrl,
  scope,
  report,
}: Neighbourhood): Promise<ProcessLink | null> => {
  if (redisUrl !== undefined) {
    const { redisLink } = await import('./redis-link.js');
    return redisLink(redisUrl, `guildhall:${scope}`, report);
  }
  if (databaseUrl !== undefined) return postgresLink(databaseUrl, report);
  return null;
};
