import { Migration } from '@mikro-orm/migrations';

/**
 * Reports that come from other servers, also from those that do not say for whom, and that go on to them; finding what was
 * told of a lock, a ban or a deletion, and whose collection an address is.
 */
export class Migration2026112664ModerationElsewhere extends Migration {
  override up(): void {
    this.addSql(`
      alter table report
        alter column reporter_id drop not null,
        add column reporter_instance_id uuid references instance (id),
        add column is_forwarded boolean not null default false,
        add constraint report_has_reporter check ((reporter_id is null) <> (reporter_instance_id is null))`);
    this.addSql(
      `create unique index report_one_open_of_instance on report (reporter_instance_id, subject_id)
        where status = 'open' and reporter_instance_id is not null`,
    );
    this.addSql(
      `create index outbox_activity_taken_back on outbox_activity (object_id, kind, created_at)
        where kind in ('Lock', 'Block', 'Delete')`,
    );
    this.addSql(
      `create index remote_actor_moderators on remote_actor (moderators) where moderators is not null`,
    );
    this.addSql(`create index remote_actor_featured on remote_actor (featured) where featured is not null`);
  }

  override down(): void {
    this.addSql(`drop index remote_actor_featured`);
    this.addSql(`drop index remote_actor_moderators`);
    this.addSql(`drop index outbox_activity_taken_back`);
    this.addSql(`drop index report_one_open_of_instance`);
    this.addSql(`delete from report where reporter_id is null`);
    this.addSql(`
      alter table report
        drop constraint report_has_reporter,
        drop column is_forwarded,
        drop column reporter_instance_id,
        alter column reporter_id set not null`);
  }
}
