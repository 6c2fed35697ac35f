import { Migration } from '@mikro-orm/migrations';

/** Claims on deliveries that end by themselves, when giving up begins to count, and which hosts answer quickly. */
export class Migration2026112651Delivery extends Migration {
  override up(): void {
    this.addSql(`
      alter table delivery
        add column claimed_until timestamptz,
        add column due_since timestamptz not null default now()`);
    this.addSql(`alter table peer add column is_quick boolean not null default false`);
    this.addSql(`create index remote_actor_inbox on remote_actor (inbox)`);
    this.addSql(
      `create index remote_actor_shared_inbox on remote_actor (shared_inbox) where shared_inbox is not null`,
    );
  }

  override down(): void {
    this.addSql(`drop index remote_actor_inbox`);
    this.addSql(`drop index remote_actor_shared_inbox`);
    this.addSql(`alter table peer drop column is_quick`);
    this.addSql(`alter table delivery drop column claimed_until, drop column due_since`);
  }
}
