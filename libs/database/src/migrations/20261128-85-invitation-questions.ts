import { Migration } from '@mikro-orm/migrations';

/** The question for which somebody is invited: a thread here, or what the server of a community elsewhere said of one there. */
export class Migration2026112885InvitationQuestions extends Migration {
  override up(): void {
    this.addSql(`
      alter table invitation
        add column question_id uuid references thread (id) on delete set null,
        add column question_uri text,
        add column question_title text,
        add constraint invitation_question_elsewhere check ((question_uri is null) = (question_title is null))`);
    this.addSql(`create index invitation_question on invitation (question_id) where question_id is not null`);
  }

  override down(): void {
    this.addSql(`
      alter table invitation drop column question_id, drop column question_uri, drop column question_title`);
  }
}
