import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { canReadPathway, canReadThread, readsPathway, type PathwayFacts } from '#libs/access';
import { newId, type Viewer } from '#libs/kernel';
import { makeWorld, testDatabase, type TestDatabase, type World } from '#libs/testing';

import { loadSteps } from './load-steps.js';
import { loadPathways } from './pathway-row.js';

const SEED = 20261126;
const AUDIENCES = ['community', 'organisation', 'public'] as const;

interface Stored extends PathwayFacts {
  readonly id: string;
  readonly communityId: string | null;
}

describe('pathways in a random world', () => {
  let store: TestDatabase;
  let world: World;
  let pathways: Stored[];
  let steps: Map<string, string>;
  beforeAll(async () => {
    store = await testDatabase();
    world = await makeWorld(store.database, SEED, 25);
    pathways = await storePathways();
    steps = await storeSteps();
  });
  afterAll(() => store.drop());

  const storePathways = async (): Promise<Stored[]> => {
    const instances = await store.database.sql.selectFrom('instance').select('id').execute();
    const { id: ownerId } = await store.database.sql
      .selectFrom('person')
      .select('id')
      .executeTakeFirstOrThrow();
    const made = world.communities.flatMap(({ id: communityId }, at) =>
      AUDIENCES.map((audience): Stored => ({
        id: newId(),
        ownerId,
        instanceId: instances[at % instances.length]?.id ?? '',
        audience,
        communityId: audience === 'community' ? communityId : null,
        deletedAt: at % 7 === 6 ? world.now : null,
      })),
    );
    await store.database.sql
      .insertInto('pathway')
      .values(
        made.map(({ id, audience, instanceId, communityId, deletedAt }) => ({
          id,
          audience,
          owner_id: ownerId,
          instance_id: instanceId,
          community_id: communityId,
          deleted_at: deletedAt,
          title: 'Benches',
          description: '',
          language: 'en' as const,
          review_by: world.now,
          created_at: world.now,
          updated_at: world.now,
        })),
      )
      .execute();
    return made;
  };

  /** Every thread is a step of the same pathway. @returns steps and their threads */
  const storeSteps = async (): Promise<Map<string, string>> => {
    const rows = world.threads.map(({ id }, position) => ({ id: newId(), thread_id: id, position }));
    await store.database.sql
      .insertInto('pathway_item')
      .values(rows.map((row) => ({ ...row, pathway_id: pathways[0]?.id ?? '', title: '', note: '' })))
      .execute();
    return new Map(rows.map(({ id, thread_id }) => [id, thread_id]));
  };

  const isActive = (viewer: Viewer): boolean => {
    const [{ id } = { id: '' }] = world.communities;
    return world.placeFor(viewer, id).standing.active;
  };

  it('are listed for exactly those whom the gate lets read them', async () => {
    let allowed = 0;
    for (const viewer of world.viewers) {
      const expected = pathways.filter((pathway) =>
        canReadPathway(
          {
            viewer,
            active: isActive(viewer),
            place: pathway.communityId === null ? null : world.placeFor(viewer, pathway.communityId),
          },
          pathway,
        ),
      );
      const found = await loadPathways(
        store.database.sql,
        viewer,
        sql`${readsPathway(viewer, { pathway: 'w', community: 'c' }, world.now)}`,
      );
      allowed += expected.length;
      expect({ viewer, ids: found.map(({ row }) => row.id).sort() }).toEqual({
        viewer,
        ids: expected.map(({ id }) => id).sort(),
      });
    }
    const pairs = world.viewers.length * pathways.length;
    expect(allowed).toBeGreaterThan(pairs / 20);
    expect(allowed).toBeLessThan((pairs * 19) / 20);
  });

  it('show of their steps exactly those that the gate lets each reader read', async () => {
    const threads = new Map(world.threads.map((thread) => [thread.id, thread]));
    let shown = 0;
    for (const viewer of world.viewers) {
      const expected = [...steps].filter(([, threadId]) => {
        const thread = threads.get(threadId);
        if (thread === undefined || thread.deletedAt !== null) return false;
        return canReadThread(world.placeFor(viewer, thread.communityId), thread);
      });
      const found = await loadSteps(store.database.sql, viewer, pathways[0]?.id ?? '');
      shown += found.length;
      expect({ viewer, ids: found.map(({ id }) => id) }).toEqual({
        viewer,
        ids: expected.map(([id]) => id),
      });
    }
    const pairs = world.viewers.length * steps.size;
    expect(shown).toBeGreaterThan(pairs / 20);
    expect(shown).toBeLessThan((pairs * 19) / 20);
  });
});
