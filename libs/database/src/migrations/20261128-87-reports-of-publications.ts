import { Migration } from '@mikro-orm/migrations';

/** Documents, what people publish on their own pages, and comments on that can be reported like everything else. */
export class Migration2026112887ReportsOfPublications extends Migration {
  override up(): void {
    this.addSql(`
      alter table report
        drop constraint report_subject_kind_check,
        add constraint report_subject_kind_check check (subject_kind in
          ('post', 'person', 'community', 'endorsement', 'document', 'publication', 'comment'))`);
  }

  override down(): void {
    this.addSql(`delete from report where subject_kind in ('document', 'publication', 'comment')`);
    this.addSql(`
      alter table report
        drop constraint report_subject_kind_check,
        add constraint report_subject_kind_check
          check (subject_kind in ('post', 'person', 'community', 'endorsement'))`);
  }
}
