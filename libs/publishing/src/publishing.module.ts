import { Inject, Module, type OnModuleInit } from '@nestjs/common';

import { Database } from '#libs/database';
import { DiscussionModule } from '#libs/discussion';
import { DomainEventBus } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { ArticleController } from './article.controller.js';
import { BeginArticle } from './begin-article.js';
import { AddComment } from './comments/add-comment.js';
import { CommentController } from './comments/comment.controller.js';
import { DeleteComment } from './comments/delete-comment.js';
import { EditComment } from './comments/edit-comment.js';
import { ListComments } from './comments/list-comments.js';
import { CreateStatus } from './create-status.js';
import { DeletePublication } from './delete-publication.js';
import { forgetWriter } from './forget-writer.js';
import { PublicationController } from './publication.controller.js';
import { PublishArticle } from './publish-article.js';
import { PublishOnTime } from './publish-on-time.js';
import { ReactToPublication } from './react-to-publication.js';
import { ReadPublications } from './read-publications.js';

/** What people publish on their own pages: articles and short statuses, with what others say to them. */
@Module({
  imports: [DiscussionModule],
  controllers: [ArticleController, CommentController, PublicationController],
  providers: [
    AddComment,
    BeginArticle,
    CreateStatus,
    DeleteComment,
    DeletePublication,
    EditComment,
    ListComments,
    PublishArticle,
    PublishOnTime,
    ReactToPublication,
    ReadPublications,
  ],
})
export class PublishingModule implements OnModuleInit {
  constructor(
    private readonly bus: DomainEventBus,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('publishing', ['person.removed'], async ({ payload: { personId } }) => {
      await this.database.transaction((tx) => forgetWriter(tx, personId, this.clock.now()));
    });
  }
}
