import { Migration } from '@mikro-orm/migrations';

/** Until when a video counts as right, and whether a new file is on its way to take the place of the old one. */
export class Migration2026112631Freshness extends Migration {
  override up(): void {
    this.addSql(`
      alter table instance_settings add column video_review_months integer not null default 12
        check (video_review_months between 1 and 60)`);
    this.addSql(`
      alter table video
        add column review_by timestamptz,
        add column review_told_for timestamptz,
        add column is_replaced boolean not null default false`);
    this.addSql(`
      update video set review_by = published_at + interval '12 months' where published_at is not null`);
    this.addSql(`create index video_by_review on video (review_by) where review_by is not null`);
  }

  override down(): void {
    this.addSql(
      `alter table video drop column review_by, drop column review_told_for, drop column is_replaced`,
    );
    this.addSql(`alter table instance_settings drop column video_review_months`);
  }
}
