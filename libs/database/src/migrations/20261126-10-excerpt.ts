import { Migration } from '@mikro-orm/migrations';

/** The stretch that an author keeps of what was uploaded, in milliseconds; the end of the film where no end is named. */
export class Migration2026112610Excerpt extends Migration {
  override up(): void {
    this.addSql(`
      alter table video
        add column excerpt_start_ms integer not null default 0 check (excerpt_start_ms >= 0),
        add column excerpt_end_ms integer check (excerpt_end_ms > excerpt_start_ms)`);
  }

  override down(): void {
    this.addSql(`alter table video drop column excerpt_start_ms, drop column excerpt_end_ms`);
  }
}
