import { Controller } from '@nestjs/common';

import {
  beginArticle,
  publishArticle,
  unscheduleArticle,
  type OperationInput,
  type PublicationView,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { BeginArticle } from './begin-article.js';
import { PublishArticle } from './publish-article.js';

/** Writing articles. */
@Controller()
export class ArticleController {
  constructor(
    private readonly beginning: BeginArticle,
    private readonly publishing: PublishArticle,
  ) {}

  @Route(beginArticle)
  begin(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() { body }: OperationInput<typeof beginArticle>,
  ): Promise<PublicationView> {
    return this.beginning.execute(me, once, body);
  }

  @Route(publishArticle)
  publish(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof publishArticle>,
  ): Promise<PublicationView> {
    return this.publishing.execute(me, input);
  }

  @Route(unscheduleArticle)
  unschedule(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof unscheduleArticle>,
  ): Promise<PublicationView> {
    return this.publishing.unschedule(me, params.publicationId);
  }
}
