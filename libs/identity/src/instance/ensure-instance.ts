import { randomBytes } from 'node:crypto';

import type { Database } from '#libs/database';
import { newId } from '#libs/kernel';

/** What every process of an instance knows about it. `secret` signs cursors and never leaves the server. */
export interface LocalInstance {
  readonly id: string;
  readonly host: string;
  readonly secret: string;
}

/** Injection token of the local instance's facts. */
export const INSTANCE = Symbol('LocalInstance');

/** The host that names this instance in ids and handles, from its public address. */
const hostOf = (publicUrl: string): string => new URL(publicUrl).host.toLowerCase();

/** Makes the local instance and its settings on the first start; later starts only read them. */
export const ensureInstance = async (database: Database, publicUrl: string): Promise<LocalInstance> =>
  database.transaction(async (tx) => {
    const now = new Date();
    const host = hostOf(publicUrl);
    await tx.sql
      .insertInto('instance')
      .values({ id: newId(), host, is_local: true, name: 'Guildhall', short_name: 'GH', created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const instance = await tx.sql
      .selectFrom('instance')
      .select(['id', 'host'])
      .where('is_local', '=', true)
      .executeTakeFirstOrThrow();
    await tx.sql
      .insertInto('instance_settings')
      .values({
        id: true,
        instance_id: instance.id,
        registration: 'invitation',
        allowed_domains: [],
        welcome: '',
        brand_colour: '#1d4f91',
        default_language: 'en',
        secret: randomBytes(32).toString('base64url'),
        is_demo: false,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const settings = await tx.sql.selectFrom('instance_settings').select('secret').executeTakeFirstOrThrow();
    return { id: instance.id, host: instance.host, secret: settings.secret };
  });
