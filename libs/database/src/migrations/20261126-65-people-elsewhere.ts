import { Migration } from '@mikro-orm/migrations';

/** Who follows whom, the other accounts of people, where they moved, and where the pictures of people elsewhere are. */
export class Migration2026112665PeopleElsewhere extends Migration {
  override up(): void {
    this.addSql(`
      alter table person
        add column accepts_followers boolean not null default true,
        add column moved_to_id uuid references person (id) on delete set null,
        add column moved_at timestamptz`);
    this.addSql(`
      create table person_follow (
        follower_id uuid not null references person (id) on delete cascade,
        followed_id uuid not null references person (id) on delete cascade,
        state text not null check (state in ('pending', 'accepted', 'refused')),
        level text not null check (level in ('all', 'threads', 'none')),
        asked_at timestamptz not null,
        decided_at timestamptz,
        primary key (follower_id, followed_id),
        check (follower_id <> followed_id)
      )`);
    this.addSql(
      `create index person_follow_followed on person_follow (followed_id) where state = 'accepted'`,
    );
    this.addSql(`
      create table other_account (
        person_id uuid not null references person (id) on delete cascade,
        other_id uuid not null references person (id) on delete cascade,
        added_at timestamptz not null,
        primary key (person_id, other_id)
      )`);
    this.addSql(`create index other_account_other on other_account (other_id)`);
    this.addSql(
      `alter table remote_actor add column picture text, add column picture_alt text not null default ''`,
    );
  }

  override down(): void {
    this.addSql(`alter table remote_actor drop column picture_alt, drop column picture`);
    this.addSql(`drop table other_account`);
    this.addSql(`drop table person_follow`);
    this.addSql(`
      alter table person drop column moved_at, drop column moved_to_id, drop column accepts_followers`);
  }
}
