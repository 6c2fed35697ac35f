import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { isPerson, seesEndorsement, seesEvidence, seesPerson } from '#libs/access';
import { personCardOf, threadCommunityJson } from '#libs/communities';
import type { EndorsementView, listEndorsements, OperationAnswer, OperationInput } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, personOf, type Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { demandListed, findPerson } from './listed-skill.js';

type Evidence = NonNullable<EndorsementView['evidence']>;

interface Row extends Pick<EndorsementView, 'id' | 'endorser' | 'isMine' | 'isHidden'> {
  readonly endorsed_at: Date;
  readonly evidence: (Omit<Evidence, 'thread'> & { thread: Omit<Evidence['thread'], 'slug'> }) | null;
}

/** The post joined as `p` with its thread `t` and community `c`, where the reader may read it. */
const evidenceFor = (viewer: Viewer): RawBuilder<unknown> => sql`
  case when ${seesEvidence(viewer, { post: 'p', thread: 't', community: 'c' })} then jsonb_build_object(
    'postId', p.id, 'number', p.number, 'thread', jsonb_build_object('id', t.id, 'title', t.title),
    'community', ${threadCommunityJson('c')},
    'isVideo', exists (select 1 from video v where v.thread_id = t.id and v.deleted_at is null)) end`;

const present = ({ endorsed_at, evidence, ...row }: Row): EndorsementView => ({
  ...row,
  endorsedAt: endorsed_at.toISOString(),
  evidence: evidence && {
    ...evidence,
    thread: { ...evidence.thread, slug: slugify(evidence.thread.title) },
  },
});

/** Who endorsed a skill of somebody. Those whom the reader does not know are counted, but not named. */
@Injectable()
export class ListEndorsements {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `cursor.invalid` */
  async execute(
    viewer: Viewer,
    { params, query }: OperationInput<typeof listEndorsements>,
  ): Promise<OperationAnswer<typeof listEndorsements>> {
    const { handle, skillId } = params;
    const scope = JSON.stringify(['endorsements', personOf(viewer), handle, skillId]);
    const after = query.cursor === undefined ? undefined : this.cursors.decode(scope, query.cursor);
    const rows = await this.rows(viewer, params, {
      before:
        after === undefined
          ? sql`true`
          : sql`(e.endorsed_at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      limit: query.limit + 1,
    });
    if (rows.length === 0) {
      const personId = await findPerson(this.database.sql, viewer, handle);
      await demandListed(this.database.sql, viewer, { personId, skillId });
    }
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(present),
      ...(last !== undefined && {
        next: this.cursors.encode(scope, [last.endorsed_at.toISOString(), last.id]),
      }),
    };
  }

  private async rows(
    viewer: Viewer,
    { handle, skillId }: OperationInput<typeof listEndorsements>['params'],
    { before, limit }: { before: RawBuilder<unknown>; limit: number },
  ): Promise<Row[]> {
    const viewerId = personOf(viewer);
    const isMine = viewerId === null ? sql`false` : sql`e.endorser_id = ${viewerId}`;
    const { rows } = await sql<Row>`
      select e.id, e.endorsed_at, ${isMine} as "isMine", e.hidden_at is not null as "isHidden",
        ${personCardOf(viewer, 'giver')} as endorser, ${evidenceFor(viewer)} as evidence
      from endorsement e
      join person on person.id = e.person_id
      join person giver on giver.id = e.endorser_id
      left join post p on p.id = e.post_id
      left join thread t on t.id = p.thread_id
      left join community c on c.id = t.community_id
      where ${isPerson(handle, 'person')} and ${seesPerson(viewer, 'person')} and e.skill_id = ${skillId}
        and ${seesEndorsement(viewer, { endorsement: 'e', person: 'person' })} and ${seesPerson(viewer, 'giver')}
        and ${before}
      order by e.endorsed_at desc, e.id desc limit ${limit}`.execute(this.database.sql);
    return rows;
  }
}
