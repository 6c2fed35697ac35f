import { Controller } from '@nestjs/common';

import {
  deleteDraft,
  listDrafts,
  previewMarkdown,
  readDraft,
  saveDraft,
  suggestMentions,
  suggestMentionsOnPages,
  type DraftView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { DeleteDraft } from './delete-draft.js';
import { PreviewMarkdown } from './preview-markdown.js';
import { ReadDrafts } from './read-drafts.js';
import { SaveDraft } from './save-draft.js';
import { SuggestMentions } from './suggest-mentions.js';

@Controller()
export class WritingController {
  constructor(
    private readonly drafts: ReadDrafts,
    private readonly saving: SaveDraft,
    private readonly deleting: DeleteDraft,
    private readonly previews: PreviewMarkdown,
    private readonly suggestions: SuggestMentions,
  ) {}

  @Route(listDrafts)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listDrafts>,
  ): Promise<OperationAnswer<typeof listDrafts>> {
    return this.drafts.list(me, query);
  }

  @Route(readDraft)
  async read(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readDraft>,
  ): Promise<OperationAnswer<typeof readDraft>> {
    return { draft: await this.drafts.one(me, params.place) };
  }

  @Route(saveDraft)
  save(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof saveDraft>,
  ): Promise<DraftView> {
    return this.saving.execute(me, { ...params, ...body });
  }

  @Route(deleteDraft)
  delete(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof deleteDraft>): Promise<void> {
    return this.deleting.execute(me, params.place);
  }

  @Route(previewMarkdown)
  preview(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof previewMarkdown>,
  ): Promise<OperationAnswer<typeof previewMarkdown>> {
    return this.previews.execute(me, params.communityId, body.markdown);
  }

  @Route(suggestMentions)
  suggest(
    @Me() me: AccountViewer,
    @Input() { params, query }: OperationInput<typeof suggestMentions>,
  ): Promise<OperationAnswer<typeof suggestMentions>> {
    return this.suggestions.execute(me, params.communityId, query.q);
  }

  @Route(suggestMentionsOnPages)
  suggestOnPages(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof suggestMentionsOnPages>,
  ): Promise<OperationAnswer<typeof suggestMentionsOnPages>> {
    return this.suggestions.onPages(me, query.q);
  }
}
