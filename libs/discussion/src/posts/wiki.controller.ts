import { Controller } from '@nestjs/common';

import { makeWiki, unmakeWiki, type OperationInput, type PostView } from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { SetWiki } from './set-wiki.js';

@Controller()
export class WikiController {
  constructor(private readonly wikis: SetWiki) {}

  @Route(makeWiki)
  makeWiki(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof makeWiki>): Promise<PostView> {
    return this.wikis.execute(me, params.postId, true);
  }

  @Route(unmakeWiki)
  unmakeWiki(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof unmakeWiki>,
  ): Promise<PostView> {
    return this.wikis.execute(me, params.postId, false);
  }
}
