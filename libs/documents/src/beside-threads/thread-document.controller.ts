import { Controller } from '@nestjs/common';

import {
  attachDocument,
  detachDocument,
  listThreadDocuments,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { ThreadDocuments } from './thread-documents.js';

@Controller()
export class ThreadDocumentController {
  constructor(private readonly threadDocuments: ThreadDocuments) {}

  @Route(listThreadDocuments)
  list(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof listThreadDocuments>,
  ): Promise<OperationAnswer<typeof listThreadDocuments>> {
    return this.threadDocuments.list(viewer, params.threadId);
  }

  @Route(attachDocument)
  async attach(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof attachDocument>,
  ): Promise<void> {
    await this.threadDocuments.attach(me, params.threadId, params.documentId);
  }

  @Route(detachDocument)
  async detach(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof detachDocument>,
  ): Promise<void> {
    await this.threadDocuments.detach(me, params.threadId, params.documentId);
  }
}
