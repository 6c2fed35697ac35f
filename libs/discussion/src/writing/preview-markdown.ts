import { Injectable } from '@nestjs/common';

import { demandReadable, findPlace } from '#libs/access';
import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { Mentions } from './mentions.js';

/** Shows words as they would look as a post in a community; writes nothing. */
@Injectable()
export class PreviewMarkdown {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
  ) {}

  /** @throws DomainError `not-found` */
  async execute(me: AccountViewer, communityId: string, markdown: string): Promise<{ html: string }> {
    const place = await findPlace(this.database.sql, me, communityId);
    demandReadable(place);
    const { html } = await this.mentions.write(me, place.community, markdown);
    return { html };
  }
}
