import { Migration } from '@mikro-orm/migrations';

/** What a video is about, in single words: lower case, each once. */
export class Migration2026112611VideoTags extends Migration {
  override up(): void {
    this.addSql(`alter table video add column tags text[] not null default '{}'`);
  }

  override down(): void {
    this.addSql(`alter table video drop column tags`);
  }
}
