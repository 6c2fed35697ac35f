import { sql, type RawBuilder } from 'kysely';

import { readsCommunity, reviewsReport, viewerIsActive } from '#libs/access';
import { personLinkById } from '#libs/communities';
import type { MyReport, ReportView } from '#libs/contracts';
import type { AccountViewer } from '#libs/kernel';
import { skillJson } from '#libs/people';
import { slugify } from '#libs/text';

import { communityLinkJson } from './link-json.js';

type Published = NonNullable<ReportView['published']>;

/** A report with what it is about, as selected by `reportColumns`. */
export type ReportRow = Omit<ReportView, 'createdAt' | 'decidedAt' | 'post' | 'published'> & {
  createdAt: Date;
  decidedAt: Date | null;
  post:
    | (Omit<NonNullable<ReportView['post']>, 'thread'> & {
        thread: { id: string; title: string; isDeleted: boolean };
      })
    | null;
  published: (Omit<Published, 'on'> & { on: Omit<Published['on'], 'slug'> }) | null;
};

/** What the server made of it to which a report (`r`) went on; null where it went nowhere. */
const elsewhereJson = sql`(
  select jsonb_build_object('host', ei.host, 'outcome', r.elsewhere_outcome, 'note', r.elsewhere_note,
    'at', to_char(r.elsewhere_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from community ec join instance ei on ei.id = ec.instance_id and not ei.is_local
  where ec.id = r.community_id and r.is_forwarded and r.subject_kind = 'post')`;

/** What the reporter may see of a report (`r`). */
export const myReportColumns = sql`r.id, r.subject_kind as "subjectKind", r.category, r.reason, r.status,
  r.outcome_note as "outcomeNote", r.created_at as "createdAt", r.decided_at as "decidedAt",
  ${elsewhereJson} as elsewhere`;

const endorsementJson = sql`(select jsonb_build_object('person', ${personLinkById(sql.ref('re.person_id'))},
    'endorser', ${personLinkById(sql.ref('re.endorser_id'))}, 'skill', ${skillJson('rs')},
    'isTakenDown', re.taken_down_at is not null)
  from endorsement re join skill rs on rs.id = re.skill_id where re.id = r.subject_id)`;

const iso = (moment: string): RawBuilder<unknown> =>
  sql`to_char(${sql.ref(moment)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const documentJson = sql`(select jsonb_build_object('id', rd.id, 'title', rd.title, 'description', rd.description,
    'author', ${personLinkById(sql.ref('rd.author_id'))}, 'isDeleted', rd.deleted_at is not null)
  from document rd where rd.id = r.subject_id)`;

const onJson = sql`jsonb_build_object('id', rb.id, 'kind', rb.kind, 'title', rb.title,
  'author', ${personLinkById(sql.ref('rb.author_id'))}, 'isOpen', rb.deleted_at is null and rb.audience <> 'followers')`;

const publicationJson = sql`(select jsonb_build_object('html', rb.html, 'author', ${personLinkById(sql.ref('rb.author_id'))},
    'createdAt', ${iso('rb.created_at')}, 'isDeleted', rb.deleted_at is not null, 'on', ${onJson})
  from publication rb where rb.id = r.subject_id)`;

const commentJson = sql`(select jsonb_build_object('html', rm.html, 'author', ${personLinkById(sql.ref('rm.author_id'))},
    'createdAt', ${iso('rm.created_at')}, 'isDeleted', rm.deleted_at is not null, 'on', ${onJson})
  from publication_comment rm join publication rb on rb.id = rm.publication_id where rm.id = r.subject_id)`;

/** Everything that those who decide see of a report (`r`), the reported post included. */
export const reportColumns = sql`${myReportColumns},
  ${personLinkById(sql.ref('r.reporter_id'))} as reporter,
  (select ri.host from instance ri where ri.id = r.reporter_instance_id) as "reportingServer", ${personLinkById(sql.ref('r.decided_by'))} as "decidedBy",
  ${communityLinkJson('r.community_id')} as community,
  case r.subject_kind when 'person' then ${personLinkById(sql.ref('r.subject_id'))} end as person,
  case r.subject_kind when 'endorsement' then ${endorsementJson} end as endorsement,
  case r.subject_kind when 'document' then ${documentJson} end as document,
  case r.subject_kind when 'publication' then ${publicationJson} when 'comment' then ${commentJson} end as published,
  case r.subject_kind when 'post' then (
    select jsonb_build_object('id', rp.id, 'number', rp.number, 'html', rp.html, 'author', ${personLinkById(sql.ref('rp.author_id'))},
      'createdAt', ${iso('rp.created_at')},
      'isDeleted', rp.deleted_at is not null, 'thread', jsonb_build_object('id', rt.id, 'title', rt.title,
        'isDeleted', rt.deleted_at is not null))
    from post rp join thread rt on rt.id = rp.thread_id where rp.id = r.subject_id) end as post`;

/**
 * Reports outside the communities of this instance: about people as such, and of people here about communities elsewhere,
 * which those who look after the instance see, though only the community's own people take anything down there.
 */
const isOutside = (me: AccountViewer): RawBuilder<boolean> => {
  if (me.role === 'member') return sql<boolean>`false`;
  const reads = me.role === 'admin' ? sql`true` : readsCommunity(me, 'c');
  return sql<boolean>`(c.id is null or (c.instance_id <> ${me.instanceId} and c.deleted_at is null and ${reads}))`;
};

/**
 * Reports (`r`, left-joined with their community as `c`) that the viewer may decide: `canReviewReport` as SQL, and
 * for reports outside the communities of the instance its moderators. Nobody decides about themselves.
 */
export const decidableBy = (me: AccountViewer): RawBuilder<boolean> => {
  const outside = isOutside(me);
  return sql<boolean>`(${viewerIsActive(me)} and (${outside} or ${reviewsReport(me, 'c')})
    and not (r.subject_kind = 'person' and r.subject_id = ${me.personId})
    and not (r.subject_kind = 'endorsement' and exists (select 1 from endorsement own
      where own.id = r.subject_id and ${me.personId} in (own.person_id, own.endorser_id)))
    and not (r.subject_kind = 'publication' and exists (select 1 from publication own
      where own.id = r.subject_id and own.author_id = ${me.personId}))
    and not (r.subject_kind = 'comment' and exists (select 1 from publication_comment own
      where own.id = r.subject_id and own.author_id = ${me.personId})))`;
};

export const presentMyReport = <R extends { createdAt: Date; decidedAt: Date | null }>(
  row: R,
): Omit<R, 'createdAt' | 'decidedAt'> & Pick<MyReport, 'createdAt' | 'decidedAt'> => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

export const presentReport = (row: ReportRow): ReportView => ({
  ...presentMyReport(row),
  post: row.post && {
    ...row.post,
    thread: { ...row.post.thread, slug: slugify(row.post.thread.title) },
  },
  published: row.published && {
    ...row.published,
    on: { ...row.published.on, slug: slugify(row.published.on.title) },
  },
});
