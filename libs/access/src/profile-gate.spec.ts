import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { PROFILE_FIELDS, type ProfileField, type Viewer } from '#libs/kernel';
import { makeProfiles, makeWorld, testDatabase, type Profiles, type TestDatabase } from '#libs/testing';

import {
  anyAccount,
  canSeeField,
  profileStandingColumn,
  profileStandingOf,
  seesField,
  shown,
  visibilityOf,
  type ProfileReader,
} from './index.js';

/** Fixed, so that a failure repeats; `GATE_SEED` replaces them. With an even one the other organisation is a partner. */
const seeds = process.env['GATE_SEED'] === undefined ? [70, 20261127] : [Number(process.env['GATE_SEED'])];

describe.each(seeds)('the gate of profiles in a random world (seed %d)', (seed) => {
  let store: TestDatabase;
  let now: Date;
  let viewers: readonly Viewer[];
  let profiles: Profiles;
  const tally = { pairs: 0, allowed: 0 };

  beforeAll(async () => {
    store = await testDatabase();
    const world = await makeWorld(store.database, seed, 20);
    ({ now, viewers } = world);
    profiles = await makeProfiles(store.database, world, seed, 100);
  });

  afterAll(() => store.drop());

  /** People who show a part of their profile to a reader, by the predicate. */
  const peopleShowing = (reader: ProfileReader, field: ProfileField) =>
    store.database.sql
      .selectFrom('person as p')
      .select('p.id')
      .where(seesField(reader, 'p', field, now))
      .orderBy('p.id')
      .execute();

  it('P1: shows the same parts of profiles by predicate and by function, to viewers of every kind', async () => {
    for (const viewer of viewers) {
      for (const field of PROFILE_FIELDS) {
        const found = await peopleShowing(viewer, field);
        const expected = profiles.people.filter(({ id, chosen }) =>
          canSeeField(profiles.standingOf(viewer, id), visibilityOf(chosen, field)),
        );
        tally.pairs += profiles.people.length;
        tally.allowed += expected.length;
        const context = `seed ${seed}, ${field}, ${JSON.stringify(viewer)}`;
        expect({ context, ids: found.map(({ id }) => id) }).toEqual({
          context,
          ids: expected.map(({ id }) => id),
        });
      }
    }
  });

  it('P1: looked at enough pairs, of both verdicts, and at every kind of viewer', () => {
    expect(tally.pairs).toBeGreaterThanOrEqual(Math.ceil(20_000 / seeds.length));
    expect(tally.allowed).toBeGreaterThan(tally.pairs / 10);
    expect(tally.allowed).toBeLessThan((tally.pairs * 9) / 10);
    expect(new Set(viewers.map(({ kind }) => kind)).size).toBe(4);
  });

  it('P1: loads the same standing from the database as the stored facts give', async () => {
    for (const viewer of viewers) {
      const rows = await store.database.sql
        .selectFrom('person as p')
        .select(['p.id', profileStandingColumn(viewer, 'p', now).as('standing')])
        .execute();
      for (const { id, standing } of rows) {
        expect(profileStandingOf(viewer, standing)).toEqual(profiles.standingOf(viewer, id));
      }
    }
  });

  it('P1: gives a column with its words to those who may see them, and empty to others', async () => {
    for (const viewer of viewers) {
      const rows = await store.database.sql
        .selectFrom('person as p')
        .select(['p.id', shown(viewer, 'p', 'role_title').as('role')])
        .orderBy('p.id')
        .execute();
      const expected = profiles.people.map(({ id, chosen }) =>
        canSeeField(profiles.standingOf(viewer, id), visibilityOf(chosen, 'roleTitle'))
          ? { id, role: `Role of ${id}` }
          : { id, role: '' },
      );
      expect(rows).toEqual(expected);
    }
  });

  it('P1: shows in what all accounts are sent only what every one of them may see', async () => {
    const accounts = viewers.filter(
      (viewer) => viewer.kind === 'account' && profiles.standingOf(viewer, '').active,
    );
    for (const field of PROFILE_FIELDS) {
      const found = await peopleShowing(anyAccount, field);
      const stranger = { isSelf: false, sharesCommunity: false, isPartner: false };
      const expected = profiles.people.filter(({ id, chosen }) =>
        accounts.every((viewer) =>
          canSeeField({ ...profiles.standingOf(viewer, id), ...stranger }, visibilityOf(chosen, field)),
        ),
      );
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
  });
});
