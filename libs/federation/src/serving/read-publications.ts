import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { isAuthorThere, readsPublication } from '#libs/access';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import type { Viewer } from '#libs/kernel';
import { beginningOf, slugify } from '#libs/text';

import { Addresses } from '../outgoing/addresses.js';
import type { Language } from '../outgoing/facts.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { publication } from '../outgoing/publication.js';
import { documentAnswer, type Answer } from './answers.js';
import { linkedOut } from './linked-out.js';

interface PublicationRow {
  readonly id: string;
  readonly kind: 'article' | 'status';
  readonly audience: 'followers' | 'public';
  readonly author_name: string;
  readonly title: string;
  readonly markdown: string;
  readonly html: string;
  readonly language: Language;
  readonly published_at: Date;
  readonly edited_at: Date | null;
}

const EXCERPT = 300;

/** What is published, by people of this instance, for others than the organisation. */
const isTellable = sql<boolean>`(b.uri is null and b.published_at is not null and b.deleted_at is null
  and b.audience in ('followers', 'public'))`;

/** Articles and statuses of people of this instance. */
@Injectable()
export class ReadPublicationDocuments {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    @Inject(INSTANCE) instance: LocalInstance,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** For those who may read it: everybody, or people of partners who follow its author. */
  async document(viewer: Viewer, id: string): Promise<Answer | null> {
    const found = await this.read(id, readsPublication(viewer, { publication: 'b', author: 'o' }));
    return found === null ? null : documentAnswer(found);
  }

  /** As its readers elsewhere are sent it; null where it is for nobody there. */
  present(id: string): Promise<OutgoingDocument | null> {
    return this.read(id, isAuthorThere('o'));
  }

  /** Where its page is, for whoever may read it. */
  async page(viewer: Viewer, id: string): Promise<string | null> {
    const row = await this.row(id, readsPublication(viewer, { publication: 'b', author: 'o' }));
    return row === null ? null : pathOf(row);
  }

  private async read(id: string, where: ReturnType<typeof isAuthorThere>): Promise<OutgoingDocument | null> {
    const row = await this.row(id, where);
    if (row === null) return null;
    const { author_name: authorName, published_at: publishedAt, edited_at: editedAt, ...rest } = row;
    return publication(this.at, {
      ...rest,
      html: linkedOut(this.at, row.html),
      authorName,
      publishedAt,
      editedAt,
      excerpt: beginningOf(row.html, EXCERPT),
      page: `https://${this.at.host}${pathOf(row)}`,
    });
  }

  private async row(id: string, where: ReturnType<typeof isAuthorThere>): Promise<PublicationRow | null> {
    const { rows } = await sql<PublicationRow>`
      select b.id, b.kind, b.audience, o.name as author_name, b.title, b.markdown, b.html, b.language, b.published_at,
        b.edited_at
      from publication b join person o on o.id = b.author_id
      where b.id = ${id} and ${isTellable} and ${where}`.execute(this.database.sql);
    return rows[0] ?? null;
  }
}

const pathOf = ({ id, kind, author_name: name, title }: PublicationRow): string =>
  kind === 'article' ? `/@${name}/blog/${id}/${slugify(title)}` : `/@${name}/updates/${id}`;
