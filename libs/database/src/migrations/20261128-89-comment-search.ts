import { Migration } from '@mikro-orm/migrations';

/** Comments on what people publish are found by their words. */
export class Migration2026112889CommentSearch extends Migration {
  override up(): void {
    this.addSql(`alter table publication_comment
      add column search tsvector generated always as (words_of(language, markdown)) stored`);
    this.addSql(`create index publication_comment_search on publication_comment using gin (search)`);
  }

  override down(): void {
    this.addSql(`alter table publication_comment drop column search`);
  }
}
