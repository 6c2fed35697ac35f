import { sql, type Kysely, type RawBuilder } from 'kysely';

import {
  canEditPathway,
  canReadPathway,
  placeColumn,
  placeOf,
  viewerIsActive,
  type PathwayFacts,
  type PathwayReader,
  type PlaceColumn,
} from '#libs/access';
import { personCardOf, threadCommunityJson } from '#libs/communities';
import type { PathwaySummary, PathwayView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

import { loadSteps } from './load-steps.js';
import { stepIsDone, stepIsThere } from './step-predicates.js';

interface PathwayRow {
  readonly id: string;
  readonly owner_id: string;
  readonly instance_id: string;
  readonly audience: PathwaySummary['audience'];
  readonly title: string;
  readonly description: string;
  readonly language: 'en' | 'cy';
  readonly revision: number;
  readonly review_by: Date;
  readonly updated_at: Date;
  readonly owner: PathwaySummary['owner'];
  readonly community: PathwaySummary['community'];
  readonly place: PlaceColumn | null;
  readonly active: boolean;
  readonly steps: string;
  readonly done: string;
  readonly duration_ms: string;
}

/** A pathway as one viewer stands to it. */
export interface PathwayAtHand {
  readonly row: PathwayRow;
  readonly reader: PathwayReader;
  readonly facts: PathwayFacts;
}

/** Pathways (as `w`, with community `c`) that `where` selects, for one viewer. */
export const loadPathways = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<unknown>,
): Promise<PathwayAtHand[]> => {
  const { rows } = await sql<PathwayRow>`
    select w.id, w.owner_id, w.instance_id, w.audience, w.title, w.description, w.language, w.revision, w.review_by,
      w.updated_at, ${personCardOf(viewer, 'o')} as owner, ${threadCommunityJson('c')} as community, ${viewerIsActive(viewer)} as active,
      case when c.id is null then null else ${placeColumn(viewer, 'c')} end as place,
      counted.steps, counted.done, counted.duration_ms
    from pathway w
    join person o on o.id = w.owner_id
    left join community c on c.id = w.community_id
    cross join lateral (
      select count(*) as steps, count(*) filter (where ${stepIsDone(viewer)}) as done,
        coalesce(sum(v.duration_ms), 0) as duration_ms
      from pathway_item s
      left join thread t on t.id = s.thread_id left join community tc on tc.id = t.community_id
      left join video v on v.thread_id = t.id
      where s.pathway_id = w.id and ${stepIsThere(viewer)}) counted
    where w.deleted_at is null and ${where}`.execute(db);
  return rows.map((row) => ({
    row,
    reader: { viewer, active: row.active, place: row.place === null ? null : placeOf(viewer, row.place) },
    facts: { ownerId: row.owner_id, instanceId: row.instance_id, audience: row.audience, deletedAt: null },
  }));
};

/** @throws DomainError `not-found` also when the viewer may not read it */
export const findPathway = async (db: Kysely<Tables>, viewer: Viewer, id: string): Promise<PathwayAtHand> => {
  const [pathway] = await loadPathways(db, viewer, sql`w.id = ${id}`);
  if (pathway === undefined || !canReadPathway(pathway.reader, pathway.facts)) throw notFound();
  return pathway;
};

const MINUTE = 60_000;

/** A pathway as lists show it. */
export const presentSummary = ({ row }: PathwayAtHand): PathwaySummary => ({
  id: row.id,
  title: row.title,
  description: row.description,
  language: row.language,
  audience: row.audience,
  community: row.community,
  owner: row.owner,
  reviewBy: row.review_by.toISOString(),
  isStale: row.review_by <= new Date(),
  updatedAt: row.updated_at.toISOString(),
  stepCount: Number(row.steps),
  done: Number(row.done),
  minutes: Math.ceil(Number(row.duration_ms) / MINUTE),
});

/** A pathway with its steps, as its own page shows it. */
export const presentPathway = async (db: Kysely<Tables>, pathway: PathwayAtHand): Promise<PathwayView> => ({
  ...presentSummary(pathway),
  revision: pathway.row.revision,
  steps: await loadSteps(db, pathway.reader.viewer, pathway.row.id),
  permissions: { canEdit: canEditPathway(pathway.reader, pathway.facts) },
});
