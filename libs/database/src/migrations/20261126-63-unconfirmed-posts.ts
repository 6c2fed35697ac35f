import { Migration } from '@mikro-orm/migrations';

/** Posts that members here wrote in communities elsewhere, until the server of the community shows that it has them. */
export class Migration2026112663UnconfirmedPosts extends Migration {
  override up(): void {
    this.addSql(`
      create table unconfirmed_post (
        post_id uuid primary key references post (id) on delete cascade,
        state text not null default 'waiting' check (state in ('waiting', 'undelivered', 'refused')),
        since timestamptz not null,
        because text not null default ''
      )`);
    this.addSql(`create index unconfirmed_post_waiting on unconfirmed_post (since) where state = 'waiting'`);
  }

  override down(): void {
    this.addSql(`drop table unconfirmed_post`);
  }
}
