import { Migration } from '@mikro-orm/migrations';

/** What somebody elsewhere did to something is also found where it has ended, as when an Undo is passed on. */
export class Migration2026112800RemoteObjectsAbout extends Migration {
  override up(): void {
    this.addSql(`drop index remote_object_owned`);
    this.addSql(`create index remote_object_about on remote_object (object_id, owner_uri, type)`);
  }

  override down(): void {
    this.addSql(`drop index remote_object_about`);
    this.addSql(
      `create index remote_object_owned on remote_object (object_id, owner_uri, type) where ended_at is null`,
    );
  }
}
