import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import {
  canSeeMembers,
  demandReadable,
  findPlace,
  isSilenced,
  listsCommunity,
  visibilityTable,
  type Place,
} from '#libs/access';
import type { MentionSuggestion } from '#libs/contracts';
import { Database, likeSafe } from '#libs/database';
import { personOf, type AccountViewer, type Viewer } from '#libs/kernel';

import { personCardColumns, personCardOf, type PersonCardRow } from '../rows/person-columns.js';
import { communityColumns, threadCommunityOf, type CommunityRow } from '../threads/thread-row.js';
import { readsAs } from './mentions.js';

const MOST_PEOPLE = 8;
const MOST_COMMUNITIES = 4;

/**
 * Proposes whom to mention by the start of a name or of any word in it. People: those who have written here, the
 * members where the writer may see the members, and everybody of this instance where the whole instance reads along.
 * Where anybody reads, also people elsewhere who are known here.
 */
@Injectable()
export class SuggestMentions {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async execute(
    me: AccountViewer,
    communityId: string,
    q: string,
  ): Promise<{ suggestions: MentionSuggestion[] }> {
    const place = await findPlace(this.database.sql, me, communityId);
    demandReadable(place);
    const start = q.trim().toLowerCase();
    const [people, communities] = await Promise.all([
      this.people(place, start),
      start === '' ? [] : this.communities(me, start),
    ]);
    return { suggestions: [...people, ...communities] };
  }

  /**
   * The same for people's own pages. People: everybody of this instance, also where only followers read, as those who are
   * left out would tell who follows whom.
   */
  async onPages(me: AccountViewer, q: string): Promise<{ suggestions: MentionSuggestion[] }> {
    const start = q.trim().toLowerCase();
    const colleagues = sql<boolean>`(p.instance_id = ${me.instanceId}
      and exists (select 1 from account where account.person_id = p.id and account.suspended_at is null))`;
    const followed = sql`exists (select 1 from person_follow f where f.follower_id = ${me.personId}
      and f.followed_id = p.id and f.state = 'accepted')`;
    const [people, communities] = await Promise.all([
      this.find(me, start, { among: colleagues, first: followed }),
      start === '' ? [] : this.communities(me, start),
    ]);
    return { suggestions: [...people, ...communities] };
  }

  private people(place: Place, start: string): Promise<MentionSuggestion[]> {
    const { community, viewer } = place;
    return this.find(viewer, start, {
      among: sql<boolean>`((${readsAs(community)} and ${knownTo(place)}) or ${isElsewhere(place, start)})`,
      first: sql`exists (select 1 from membership m where m.community_id = ${community.id} and m.person_id = p.id)`,
    });
  }

  /** People (as `p`) whose name or handle begins so. */
  private async find(
    viewer: Viewer,
    start: string,
    { among, first }: { readonly among: RawBuilder<boolean>; readonly first: RawBuilder<unknown> },
  ): Promise<MentionSuggestion[]> {
    const { rows } = await sql<PersonCardRow<'p'>>`
      select ${personCardColumns(viewer, 'p')}
      from person p join instance p_i on p_i.id = p.instance_id
      where p.deleted_at is null and p.suspended_at is null and p.id <> ${personOf(viewer)}
        and (${matches('p', 'display_name', start)} or ${hasHandle(start)}) and ${among}
      order by ${first} desc, lower(p.display_name), p.id
      limit ${sql.lit(MOST_PEOPLE)}`.execute(this.database.sql);
    return rows.map((row) => {
      const person = personCardOf(row, 'p');
      return { kind: 'person', handle: handleOf('@', person.name, person.organisation), person };
    });
  }

  private async communities(me: AccountViewer, start: string): Promise<MentionSuggestion[]> {
    const { rows } = await sql<CommunityRow & { host: string; is_local: boolean }>`
      select c.id as community_id, ${sql.raw(communityColumns)}, i.host, i.is_local
      from community c join instance i on i.id = c.instance_id
      where ${matches('c', 'title', start)} and c.visibility <> 'hidden' and ${listsCommunity(me, 'c')}
      order by lower(c.title), c.id limit ${sql.lit(MOST_COMMUNITIES)}`.execute(this.database.sql);
    return rows.map((row) => ({
      kind: 'community',
      handle: handleOf('!', row.community_name, { host: row.host, isLocal: row.is_local }),
      community: threadCommunityOf(row),
    }));
  }
}

const handleOf = (
  sign: string,
  name: string,
  { host, isLocal }: { host: string; isLocal: boolean },
): string => `${sign}${name}${isLocal ? '' : `@${host}`}`;

const matches = (alias: string, title: string, start: string) => sql<boolean>`(
  ${sql.ref(`${alias}.name`)} like ${`${likeSafe(start)}%`}
  or lower(${sql.ref(`${alias}.${title}`)}) like ${`${likeSafe(start)}%`}
  or lower(${sql.ref(`${alias}.${title}`)}) like ${`% ${likeSafe(start)}%`})`;

/** People elsewhere (as `p`, of `p_i`) whose name with its server begins so. */
const hasHandle = (start: string) =>
  sql<boolean>`(p.uri is not null and starts_with(p.name || '@' || p_i.host, ${start}))`;

/** People elsewhere, where they can read what names them; nobody is proposed before something is typed. */
const isElsewhere = ({ community }: Place, start: string) =>
  start === '' || visibilityTable[community.visibility].read !== 'anyone'
    ? sql<boolean>`false`
    : sql<boolean>`(p.uri is not null and not ${isSilenced('p')})`;

/** Whom the writer knows to belong here, or may know because the whole instance reads along. */
const knownTo = (place: Place) => {
  const { community } = place;
  if (canSeeMembers(place)) return sql<boolean>`true`;
  const open = ['public', 'unlisted', 'organisation'].includes(community.visibility);
  const hosted = open ? sql<boolean>`p.instance_id = ${community.instanceId}` : sql<boolean>`false`;
  return sql<boolean>`(${hosted} or exists (
    select 1 from post w where w.author_id = p.id and w.community_id = ${community.id} and w.deleted_at is null))`;
};
