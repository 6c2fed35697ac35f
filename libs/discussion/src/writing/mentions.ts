import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { seesCard, visibilityTable, type CommunityFacts } from '#libs/access';
import { Database } from '#libs/database';
import { LIMITS, type PersonViewer } from '#libs/kernel';
import { adoptHtml, findMentions, mentionKey, renderMarkdown, type MentionName } from '#libs/text';

import type { Arrived } from './arrived.js';

/** Where something is written: in a community, or on people's own pages. */
type NamingPlace = CommunityFacts | null;

/** What a text became: safe HTML, whom or what it names, and the people who should hear of it. */
export interface Written {
  readonly html: string;
  readonly references: readonly { readonly id: string; readonly kind: 'person' | 'community' }[];
  /**
   * Of the people named, those who may read the community; never the author. On people's own pages all of them: the gate
   * is asked when they are to be told.
   */
  readonly toNotify: readonly string[];
}

interface Named {
  /** As it may be written: here also with our own host. */
  readonly keys: readonly string[];
  readonly kind: 'person' | 'community';
  readonly id: string;
  readonly href: string;
  readonly label: string;
  readonly reads: boolean;
}

const MAY_MENTION = /[@!][a-z0-9_]/i;
const MOST_LOOKED_UP = 200;

/** Turns what somebody wrote into what a page shows, with mentions as references to those whom the author may name. */
@Injectable()
export class Mentions {
  constructor(private readonly database: Database) {}

  async write(me: PersonViewer, here: NamingPlace, markdown: string): Promise<Written> {
    const found = await this.lookUp(me, here, namesIn(markdown));
    const named = new Map(found.flatMap((target) => target.keys.map((key) => [key, target])));
    const { html, mentions } = renderMarkdown(markdown, (name) => named.get(mentionKey(name)) ?? null);
    const used = [...new Set(mentions.flatMap((name) => named.get(mentionKey(name)) ?? []))];
    return {
      html,
      references: used.map(({ id, kind }) => ({ id, kind })),
      toNotify: used
        .filter(({ kind, id, reads }) => kind === 'person' && reads && id !== me.personId)
        .map(({ id }) => id),
    };
  }

  /** `adopt` or `write`, by where it was written. */
  take(
    me: PersonViewer,
    community: CommunityFacts,
    { markdown, arrived }: { readonly markdown: string; readonly arrived?: Arrived | undefined },
  ): Promise<Written> {
    return arrived === undefined ? this.write(me, community, markdown) : this.adopt(me, community, arrived);
  }

  /** Takes what was written elsewhere: its HTML made safe, and whom it names as its own server says. */
  private async adopt(
    me: PersonViewer,
    community: CommunityFacts,
    { html, named }: Arrived,
  ): Promise<Written> {
    const references = [...new Map(named.map(({ id, kind }) => [id, { id, kind }])).values()];
    const people = references.filter(({ kind, id }) => kind === 'person' && id !== me.personId);
    const readers = people.length === 0 ? [] : await this.readersAmong(community, people);
    return { html: adoptHtml(html, named), references, toNotify: readers };
  }

  private async readersAmong(
    community: CommunityFacts,
    people: readonly { readonly id: string }[],
  ): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select p.id from person p where p.id = any(${people.map(({ id }) => id)}::uuid[])
        and p.deleted_at is null and p.suspended_at is null and ${readsAs(community)}`.execute(
      this.database.sql,
    );
    return rows.map(({ id }) => id);
  }

  private async lookUp(me: PersonViewer, here: NamingPlace, names: readonly MentionName[]): Promise<Named[]> {
    const people = names.filter(({ kind }) => kind === 'person');
    const communities = names.filter(({ kind }) => kind === 'community');
    const found = await Promise.all([
      people.length === 0 ? [] : this.findPeople(here, people),
      communities.length === 0 ? [] : this.findCommunities(me, here, communities),
    ]);
    return found.flat();
  }

  private async findPeople(here: NamingPlace, names: readonly MentionName[]): Promise<Named[]> {
    const { rows } = await sql<NamedRow>`
      select p.id, p.name, p.display_name as label, i.host, i.is_local, ${here === null ? sql`true` : readsAs(here)} as reads
      from person p join instance i on i.id = p.instance_id
      where ${oneOf(names)} and p.deleted_at is null and p.suspended_at is null`.execute(this.database.sql);
    return rows.map((row) => namedOf('person', '/@', row));
  }

  private async findCommunities(
    me: PersonViewer,
    here: NamingPlace,
    names: readonly MentionName[],
  ): Promise<Named[]> {
    const { rows } = await sql<NamedRow>`
      select p.id, p.name, p.title as label, i.host, i.is_local, false as reads
      from community p join instance i on i.id = p.instance_id
      where ${oneOf(names)} and ${seesCard(me, 'p')}
        and (p.visibility <> 'hidden' or p.id = ${here?.id ?? null})`.execute(this.database.sql);
    return rows.map((row) => namedOf('community', '/c/', row));
  }
}

interface NamedRow {
  id: string;
  name: string;
  label: string;
  host: string;
  is_local: boolean;
  reads: boolean;
}

const namesIn = (markdown: string): MentionName[] =>
  MAY_MENTION.test(markdown)
    ? findMentions(markdown.slice(0, LIMITS.content.post)).slice(0, MOST_LOOKED_UP)
    : [];

const oneOf = (names: readonly MentionName[]): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1
    from unnest(${names.map(({ name }) => name)}::text[], ${names.map(({ host }) => host)}::text[]) n (name, host)
    where n.name = p.name and (n.host = i.host or (n.host is null and i.is_local)))`;

const namedOf = (kind: 'person' | 'community', path: string, row: NamedRow): Named => ({
  keys: (row.is_local ? [null, row.host] : [row.host]).map((host) =>
    mentionKey({ kind, name: row.name, host }),
  ),
  kind,
  id: row.id,
  href: `${path}${row.name}${row.is_local ? '' : `@${row.host}`}`,
  label: row.label,
  reads: row.reads,
});

/** Whether person `p` may read the community: the gate's rule for one community and many people. */
export const readsAs = (community: CommunityFacts): RawBuilder<boolean> => {
  const { read } = visibilityTable[community.visibility];
  const member = sql<boolean>`exists (select 1 from membership
    where membership.community_id = ${community.id} and membership.person_id = p.id
      and (membership.expires_at is null or membership.expires_at > now()))`;
  const hosted = sql<boolean>`(p.instance_id = ${community.instanceId}
    and exists (select 1 from account where account.person_id = p.id and account.suspended_at is null))`;
  const banned = sql<boolean>`exists (select 1 from ban
    where ban.community_id = ${community.id} and ban.person_id = p.id and ban.lifted_at is null
      and (ban.ends_at is null or ban.ends_at > now()))`;
  if (read === 'member') return sql<boolean>`(${member} and not ${banned})`;
  return sql<boolean>`((${member} or ${hosted}) and not ${banned})`;
};
