import { Migration } from '@mikro-orm/migrations';

/** Posts that members write together: who wrote the present words, where that was not the author. */
export class Migration2026112830WikiPosts extends Migration {
  override up(): void {
    this.addSql(`
      alter table post
        add column is_wiki boolean not null default false,
        add column edited_by uuid references person (id)`);
    this.addSql(`alter table post_version alter column written_by drop not null`);
  }

  override down(): void {
    this.addSql(`
      update post_version v set written_by = p.author_id from post p where p.id = v.post_id and v.written_by is null`);
    this.addSql(`alter table post_version alter column written_by set not null`);
    this.addSql(`alter table post drop column is_wiki, drop column edited_by`);
  }
}
