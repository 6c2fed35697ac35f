import { Migration } from '@mikro-orm/migrations';

/** Words are searched within a few communities: by visitors, and from inside one. */
export class Migration2026112691PostsByCommunity extends Migration {
  override up(): void {
    this.addSql(`create index post_by_community on post (community_id)`);
  }

  override down(): void {
    this.addSql(`drop index post_by_community`);
  }
}
