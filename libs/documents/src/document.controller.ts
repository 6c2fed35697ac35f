import { Controller } from '@nestjs/common';

import {
  addDocument,
  addDocumentVersion,
  deleteDocument,
  listDocumentFolders,
  listDocuments,
  readDocument,
  restoreDocumentVersion,
  updateDocument,
  type DocumentView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { DeleteDocument } from './delete-document.js';
import { ReadDocuments } from './read-documents.js';
import { UpdateDocument } from './update-document.js';
import { AddDocument } from './versions/add-document.js';
import { AddVersion } from './versions/add-version.js';

@Controller()
export class DocumentController {
  constructor(
    private readonly readDocuments: ReadDocuments,
    private readonly addDocument: AddDocument,
    private readonly addVersion: AddVersion,
    private readonly updateDocument: UpdateDocument,
    private readonly deleteDocument: DeleteDocument,
  ) {}

  @Route(listDocuments)
  list(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listDocuments>,
  ): Promise<OperationAnswer<typeof listDocuments>> {
    return this.readDocuments.list(viewer, input);
  }

  @Route(listDocumentFolders)
  folders(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof listDocumentFolders>,
  ): Promise<OperationAnswer<typeof listDocumentFolders>> {
    return this.readDocuments.folders(viewer, params.communityId);
  }

  @Route(readDocument)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readDocument>,
  ): Promise<DocumentView> {
    return this.readDocuments.one(viewer, params.documentId);
  }

  @Route(addDocument)
  add(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() input: OperationInput<typeof addDocument>,
  ): Promise<DocumentView> {
    return this.addDocument.execute(me, once, input);
  }

  @Route(updateDocument)
  update(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof updateDocument>,
  ): Promise<DocumentView> {
    return this.updateDocument.execute(me, input);
  }

  @Route(addDocumentVersion)
  addAnother(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() input: OperationInput<typeof addDocumentVersion>,
  ): Promise<DocumentView> {
    return this.addVersion.add(me, once, input);
  }

  @Route(restoreDocumentVersion)
  restore(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() input: OperationInput<typeof restoreDocumentVersion>,
  ): Promise<DocumentView> {
    return this.addVersion.restore(me, once, input);
  }

  @Route(deleteDocument)
  async delete(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof deleteDocument>,
  ): Promise<void> {
    await this.deleteDocument.execute(me, params.documentId);
  }
}
