import { Migration } from '@mikro-orm/migrations';

/** What the machines of workers have, for the processes that only serve pages. */
export class Migration2026112620WorkerTools extends Migration {
  override up(): void {
    this.addSql(`create table worker_tool (name text primary key, seen_at timestamptz not null)`);
  }

  override down(): void {
    this.addSql(`drop table worker_tool`);
  }
}
