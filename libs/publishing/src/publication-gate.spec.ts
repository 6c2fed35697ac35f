import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  canReadPublication,
  publicationsReadableByMany,
  readsPublication,
  type PublicationFacts,
} from '#libs/access';
import { newId, personOf, type Viewer } from '#libs/kernel';
import { makeWorld, RandomSource, testDatabase, type TestDatabase, type World } from '#libs/testing';

import { loadPublications } from './publication-row.js';

const SEED = 20261128;
const AUDIENCES = ['followers', 'organisation', 'public'] as const;

interface Stored extends PublicationFacts {
  readonly id: string;
}

describe('what people publish in a random world', () => {
  let store: TestDatabase;
  let world: World;
  let publications: Stored[];
  let follows: Set<string>;
  beforeAll(async () => {
    store = await testDatabase();
    world = await makeWorld(store.database, SEED, 5);
    const people = await store.database.sql
      .selectFrom('person')
      .leftJoin('account', 'account.person_id', 'person.id')
      .select(['person.id', 'instance_id', 'person.suspended_at', 'person.deleted_at'])
      .select('account.suspended_at as locked_at')
      .execute();
    const random = new RandomSource(SEED);
    publications = people.flatMap((author) =>
      AUDIENCES.map((audience): Stored => ({
        id: newId(),
        authorId: author.id,
        instanceId: author.instance_id,
        isAuthorThere:
          author.suspended_at === null && author.deleted_at === null && author.locked_at === null,
        audience,
        publishedAt: random.chance(0.8) ? world.now : null,
        deletedAt: random.chance(0.1) ? world.now : null,
      })),
    );
    await store.database.sql
      .insertInto('publication')
      .values(
        publications.map(({ id, audience, authorId, instanceId, publishedAt, deletedAt }) => ({
          id,
          audience,
          kind: 'status' as const,
          author_id: authorId,
          instance_id: instanceId,
          reaction_counts: sql`'{}'::jsonb`,
          created_at: world.now,
          published_at: publishedAt,
          deleted_at: deletedAt,
        })),
      )
      .execute();
    await allowPartners();
    follows = await storeFollows(random, people);
  });
  afterAll(() => store.drop());

  const isPartner = new Map<string, boolean>();

  /** Every other instance of those from which viewers come. */
  const allowPartners = async (): Promise<void> => {
    const elsewhere = world.viewers.flatMap((viewer) =>
      viewer.kind === 'remote-person' ? [viewer.instanceId] : [],
    );
    for (const [at, instanceId] of [...new Set(elsewhere)].entries()) {
      isPartner.set(instanceId, at % 2 === 0);
      await store.database.sql
        .insertInto('peer')
        .values({ instance_id: instanceId, policy: at % 2 === 0 ? 'allowed' : 'unknown' })
        .onConflict((conflict) =>
          conflict.column('instance_id').doUpdateSet({ policy: at % 2 === 0 ? 'allowed' : 'unknown' }),
        )
        .execute();
    }
  };

  /** People of this instance follow by rows of their own, people elsewhere by what their server asked for. */
  const storeFollows = async (
    random: RandomSource,
    people: readonly { id: string }[],
  ): Promise<Set<string>> => {
    const pairs = world.viewers.flatMap((viewer) => {
      const followerId = personOf(viewer);
      if (followerId === null) return [];
      return people
        .filter(({ id }) => id !== followerId && random.chance(0.5))
        .map(({ id }) => ({
          viewer,
          followerId,
          followedId: id,
          isAccepted: random.chance(0.7),
        }));
    });
    const unique = [
      ...new Map(
        pairs.map((pair) => [`${pair.viewer.kind} ${pair.followerId} ${pair.followedId}`, pair]),
      ).values(),
    ];
    for (const { viewer, followerId, followedId, isAccepted } of unique) {
      if (viewer.kind === 'account')
        await store.database.sql
          .insertInto('person_follow')
          .values({
            follower_id: followerId,
            followed_id: followedId,
            state: isAccepted ? 'accepted' : 'pending',
            level: random.pick(['all', 'threads', 'none'] as const),
            asked_at: world.now,
          })
          .execute();
      else
        await store.database.sql
          .insertInto('follow')
          .values({
            id: newId(),
            follower_id: followerId,
            follower_kind: 'person',
            target_id: followedId,
            target_kind: 'person',
            uri: `https://elsewhere.example/${newId()}`,
            state: isAccepted ? 'accepted' : 'pending',
            requested_at: world.now,
          })
          .execute();
    }
    return new Set(
      unique
        .filter(
          ({ isAccepted, viewer }) =>
            isAccepted && (viewer.kind !== 'remote-person' || isPartner.get(viewer.instanceId) === true),
        )
        .map(({ viewer, followerId, followedId }) => `${viewer.kind} ${followerId} ${followedId}`),
    );
  };

  const isActive = (viewer: Viewer): boolean => {
    const [{ id } = { id: '' }] = world.communities;
    return world.placeFor(viewer, id).standing.active;
  };

  const readable = (viewer: Viewer): string[] =>
    publications
      .filter((publication) =>
        canReadPublication(
          {
            viewer,
            active: isActive(viewer),
            hasMoved: false,
            follows: follows.has(`${viewer.kind} ${personOf(viewer)} ${publication.authorId}`),
          },
          publication,
        ),
      )
      .map(({ id }) => id)
      .sort();

  it('is listed for exactly those whom the gate lets read it', async () => {
    let allowed = 0;
    for (const viewer of world.viewers) {
      const expected = readable(viewer);
      const found = await loadPublications(
        store.database.sql,
        viewer,
        readsPublication(viewer, { publication: 'b', author: 'o' }),
      );
      allowed += expected.length;
      expect({ viewer, ids: found.map(({ row }) => row.id).sort() }).toEqual({ viewer, ids: expected });
      for (const { reader, facts } of found) expect(canReadPublication(reader, facts)).toBe(true);
    }
    const pairs = world.viewers.length * publications.length;
    expect(allowed).toBeGreaterThan(pairs / 20);
    expect(allowed).toBeLessThan((pairs * 19) / 20);
  });

  it('reaches, of many people at once, exactly those who may read it', async () => {
    const readers = world.viewers.filter((viewer) => viewer.kind === 'account');
    const pairs = readers.flatMap(({ personId }) =>
      publications.map(({ id }) => ({ personId, publicationId: id })),
    );
    const found = await publicationsReadableByMany(store.database.sql, pairs);
    expect(found.size).toBeGreaterThan(0);
    for (const viewer of readers) {
      const ids = pairs.filter(({ personId }, index) => personId === viewer.personId && found.has(index));
      expect({ viewer, ids: [...new Set(ids.map((pair) => pair.publicationId))].sort() }).toEqual({
        viewer,
        ids: readable(viewer),
      });
    }
  });
});
