import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';
import { FetchBudget, type SafeFetch } from '#libs/safe-fetch';

import { JSON_TYPES, parsedJson } from '../discovery/json-answer.js';
import { readNodeInfo, readNodeInfoLinks, type PeerSoftware } from '../discovery/read-nodeinfo.js';
import type { PeerPolicy } from './peer-policy.js';

export interface ReadSoftwareParts {
  readonly database: Database;
  readonly client: SafeFetch;
  readonly policy: PeerPolicy;
  readonly clock: Clock;
}

/** What one instance may cost. */
const REQUESTS = 6;

/**
 * Asks an instance by NodeInfo what it runs, for `peer.software`. That never says what the instance can do; it only
 * decides between forms that are right for everybody. Where there is no answer, the last one stays.
 */
export class ReadSoftware {
  constructor(private readonly parts: ReadSoftwareParts) {}

  async execute(instanceId: string): Promise<void> {
    const { database, policy, clock } = this.parts;
    const instance = await database.sql
      .selectFrom('instance')
      .select('host')
      .where('id', '=', instanceId)
      .where('is_local', '=', false)
      .executeTakeFirst();
    if (instance === undefined || !(await policy.maySend(instance.host))) return;
    const software = await this.ask(instance.host);
    await database.transaction((tx) =>
      tx.sql
        .updateTable('peer')
        .set({
          nodeinfo_at: clock.now(),
          ...(software !== null && { software: software.name, software_version: software.version }),
        })
        .where('instance_id', '=', instanceId)
        .execute(),
    );
  }

  private async ask(host: string): Promise<PeerSoftware | null> {
    const budget = new FetchBudget(REQUESTS);
    const list = await this.json(`https://${host}/.well-known/nodeinfo`, budget);
    const { document } = readNodeInfoLinks(list, host);
    return document === null ? null : readNodeInfo(await this.json(document, budget));
  }

  private async json(url: string, budget: FetchBudget): Promise<unknown> {
    const answer = await this.parts.client.get(url, { accept: JSON_TYPES, budget });
    return answer.kind === 'document' ? parsedJson(answer.bytes) : undefined;
  }
}
