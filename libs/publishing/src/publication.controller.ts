import { Controller } from '@nestjs/common';

import {
  createStatus,
  deletePublication,
  listMyArticles,
  listNews,
  listPublications,
  listPublicationVersions,
  previewPublication,
  reactToPublication,
  readPublication,
  type OperationAnswer,
  type OperationInput,
  type PublicationView,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Mentions } from '#libs/discussion';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { CreateStatus } from './create-status.js';
import { DeletePublication } from './delete-publication.js';
import { ReactToPublication } from './react-to-publication.js';
import { ReadPublications } from './read-publications.js';

/** What people publish on their own pages. */
@Controller()
export class PublicationController {
  constructor(
    private readonly reading: ReadPublications,
    private readonly statuses: CreateStatus,
    private readonly deleting: DeletePublication,
    private readonly reacting: ReactToPublication,
    private readonly mentions: Mentions,
  ) {}

  @Route(listPublications)
  ofPerson(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listPublications>,
  ): Promise<OperationAnswer<typeof listPublications>> {
    return this.reading.ofPerson(viewer, input);
  }

  @Route(listMyArticles)
  unpublished(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listMyArticles>,
  ): Promise<OperationAnswer<typeof listMyArticles>> {
    return this.reading.unpublished(me, input);
  }

  @Route(listNews)
  news(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listNews>,
  ): Promise<OperationAnswer<typeof listNews>> {
    return this.reading.news(me, input);
  }

  @Route(readPublication)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readPublication>,
  ): Promise<PublicationView> {
    return this.reading.one(viewer, params.publicationId);
  }

  @Route(listPublicationVersions)
  versions(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listPublicationVersions>,
  ): Promise<OperationAnswer<typeof listPublicationVersions>> {
    return this.reading.versions(me, input);
  }

  @Route(createStatus)
  createStatus(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() { body }: OperationInput<typeof createStatus>,
  ): Promise<PublicationView> {
    return this.statuses.execute(me, once, body);
  }

  @Route(deletePublication)
  delete(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof deletePublication>,
  ): Promise<void> {
    return this.deleting.execute(me, params.publicationId);
  }

  @Route(reactToPublication)
  react(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof reactToPublication>,
  ): Promise<OperationAnswer<typeof reactToPublication>> {
    return this.reacting.execute(me, input);
  }

  @Route(previewPublication)
  async preview(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof previewPublication>,
  ): Promise<OperationAnswer<typeof previewPublication>> {
    const { html } = await this.mentions.write(me, null, body.markdown);
    return { html };
  }
}
