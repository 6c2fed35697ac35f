import { Migration } from '@mikro-orm/migrations';

/** How people like captions to look. */
export class Migration2026112624CaptionStyle extends Migration {
  override up(): void {
    this.addSql(`alter table account add column caption_style jsonb`);
  }

  override down(): void {
    this.addSql(`alter table account drop column caption_style`);
  }
}
