import { Migration } from '@mikro-orm/migrations';

/** What other servers were asked to erase, and by which activity each was asked last. */
export class Migration2026112654Erasure extends Migration {
  override up(): void {
    this.addSql(`
      create table erasure_request (
        person_id uuid not null,
        host text not null,
        requested_at timestamptz not null,
        times integer not null default 1,
        activity_id uuid not null,
        primary key (person_id, host)
      )`);
  }

  override down(): void {
    this.addSql(`drop table erasure_request`);
  }
}
