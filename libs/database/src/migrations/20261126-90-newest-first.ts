import { Migration } from '@mikro-orm/migrations';

/** Titles are searched from the newest thread backwards, in the order of the posts that open them. */
export class Migration2026112690NewestFirst extends Migration {
  override up(): void {
    this.addSql(`create unique index thread_by_root on thread (root_post_id)`);
  }

  override down(): void {
    this.addSql(`drop index thread_by_root`);
  }
}
