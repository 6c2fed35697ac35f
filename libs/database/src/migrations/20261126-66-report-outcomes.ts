import { Migration } from '@mikro-orm/migrations';

/** What the server of a community elsewhere made of a report that went on to it, and by which messages reports came from others. */
export class Migration2026112666ReportOutcomes extends Migration {
  override up(): void {
    this.addSql(`
      alter table report
        add column elsewhere_outcome text
          check (elsewhere_outcome in ('removed', 'acted', 'no-action', 'dealt-with')),
        add column elsewhere_note text not null default '',
        add column elsewhere_at timestamptz,
        add constraint report_outcome_has_moment check ((elsewhere_outcome is null) = (elsewhere_at is null))`);
    this.addSql(`
      create table report_flag (
        uri text not null,
        report_id uuid not null references report (id) on delete cascade,
        primary key (uri, report_id)
      )`);
    this.addSql(`create index report_flag_report on report_flag (report_id)`);
  }

  override down(): void {
    this.addSql(`drop table report_flag`);
    this.addSql(`
      alter table report
        drop constraint report_outcome_has_moment,
        drop column elsewhere_at,
        drop column elsewhere_note,
        drop column elsewhere_outcome`);
  }
}
