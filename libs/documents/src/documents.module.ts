import { Inject, Module, type OnModuleInit } from '@nestjs/common';

import { Database } from '#libs/database';
import { FilesModule } from '#libs/files';
import { DomainEventBus } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { ThreadDocumentController } from './beside-threads/thread-document.controller.js';
import { ThreadDocuments } from './beside-threads/thread-documents.js';
import { DeleteDocument } from './delete-document.js';
import { DocumentController } from './document.controller.js';
import { ExamineDocument } from './examination/examine-document.js';
import { RunExamination } from './examination/run-examination.js';
import { forgetAuthor } from './forget-author.js';
import { ReadDocuments } from './read-documents.js';
import { UpdateDocument } from './update-document.js';
import { AddDocument } from './versions/add-document.js';
import { AddVersion } from './versions/add-version.js';
import { NewVersions } from './versions/new-versions.js';

/** Documents of communities: their versions, what is in them, and what a virus scanner says of them. */
@Module({
  imports: [FilesModule],
  controllers: [DocumentController, ThreadDocumentController],
  providers: [
    AddDocument,
    AddVersion,
    DeleteDocument,
    ExamineDocument,
    NewVersions,
    ReadDocuments,
    RunExamination,
    ThreadDocuments,
    UpdateDocument,
  ],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly bus: DomainEventBus,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('documents', ['person.removed'], ({ payload }) =>
      forgetAuthor(this.database, payload.personId, this.clock.now()),
    );
  }
}
