import { Migration } from '@mikro-orm/migrations';

/** Finds an actor elsewhere by the id of one of its keys. */
export class Migration2026112652RemoteActorKeys extends Migration {
  override up(): void {
    this.addSql(`create index remote_actor_keys on remote_actor using gin (keys jsonb_path_ops)`);
  }

  override down(): void {
    this.addSql(`drop index remote_actor_keys`);
  }
}
