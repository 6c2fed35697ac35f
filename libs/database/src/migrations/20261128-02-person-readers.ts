import { Migration } from '@mikro-orm/migrations';

/** Which servers have fetched something about whom, so that they are asked to erase it too. */
export class Migration2026112802PersonReaders extends Migration {
  override up(): void {
    this.addSql(`
      create table person_reader (
        person_id uuid not null,
        host text not null,
        since timestamptz not null,
        primary key (person_id, host)
      )`);
  }

  override down(): void {
    this.addSql(`drop table person_reader`);
  }
}
