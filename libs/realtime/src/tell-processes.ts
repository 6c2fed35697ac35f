import { broadcastEvents } from './broadcast-events.js';
import { Emitter, type EmitterListeners } from './emitter.js';
import { linkProcesses } from './link-processes.js';
import type { RealtimeOptions } from './realtime.js';

const nobody: EmitterListeners = {
  misunderstood: () => undefined,
  frame: () => undefined,
  moved: () => undefined,
  people: () => undefined,
};

type TellingOptions = Omit<RealtimeOptions, 'http' | 'ports'> & Pick<RealtimeOptions['ports'], 'report'>;

/**
 * For a process that has no sockets: has those of other processes told at once of what it commits, such as a reply that came
 * from another server. Otherwise they would find it when they compare streams with the database. Undefined where there
 * can be no other process.
 */
export const tellProcesses = async ({
  database,
  redisUrl,
  sharedDatabaseUrl: databaseUrl,
  publicUrl: scope,
  report,
}: TellingOptions): Promise<{ stop(): Promise<void> } | undefined> => {
  const link = await linkProcesses({ redisUrl, databaseUrl, scope, report });
  if (link === null) return undefined;
  const emitter = new Emitter(null, link, nobody);
  database.onCommitted((facts) => broadcastEvents(emitter, facts));
  return { stop: () => link.close() };
};
