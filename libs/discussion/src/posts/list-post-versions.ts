import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canSeeHistory, demand } from '#libs/access';
import type { PostVersionView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { joinPerson, personLinkColumns, personLinkOf, type PersonLinkRow } from '../rows/person-columns.js';
import { presentWriter } from './edit-post.js';
import { findPost } from './load-posts.js';

interface VersionRow extends Omit<PersonLinkRow<'writer'>, 'writer_id'> {
  writer_id: string | null;
  version: number;
  markdown: string;
  html: string;
  written_at: Date;
}

const writerOf = (version: VersionRow): PostVersionView['writtenBy'] => {
  const { writer_id: writerId } = version;
  return writerId === null ? null : personLinkOf({ ...version, writer_id: writerId }, 'writer');
};

/** All wordings of a post, the latest first. */
@Injectable()
export class ListPostVersions {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `cursor.invalid` */
  async execute(
    me: AccountViewer,
    { postId, limit, cursor }: { postId: string; limit: number; cursor?: string | undefined },
  ): Promise<{ items: PostVersionView[]; next?: string }> {
    const { row, place, thread, facts } = await findPost(this.database.prepared, me, postId);
    demand(canSeeHistory(place, thread, facts), place);
    const scope = `post-versions/${postId}/${me.personId}`;
    const before = cursor === undefined ? row.version + 1 : Number(this.cursors.decode(scope, cursor)[0]);
    const { rows } = await sql<VersionRow>`
      select v.version, v.markdown, v.html, v.written_at, ${sql.raw(personLinkColumns('writer'))}
      from (
        select version, markdown, html, ${presentWriter} as written_by, coalesce(edited_at, created_at) as written_at
        from post where id = ${postId}
        union all
        select version, markdown, html, written_by, written_at from post_version where post_id = ${postId}
      ) v ${sql.raw(joinPerson('writer', 'v.written_by', 'left join'))}
      where v.version < ${before}::integer
      order by v.version desc limit ${limit + 1}`.execute(this.database.sql);
    const items = rows.slice(0, limit).map((version) => ({
      version: version.version,
      markdown: version.markdown,
      html: version.html,
      writtenBy: writerOf(version),
      writtenAt: version.written_at.toISOString(),
      isCurrent: version.version === row.version,
    }));
    const last = items.at(-1);
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.version]) };
  }
}
