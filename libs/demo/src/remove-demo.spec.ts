import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Tables } from '#libs/database';
import { newId } from '#libs/kernel';
import { given, testDatabase, type Given, type GivenPerson, type TestDatabase } from '#libs/testing';

import { demoContent } from './content/index.js';
import { removeDemo } from './remove-demo.js';

describe('removing the demonstration', () => {
  let store: TestDatabase;
  let make: Given;
  let actor: GivenPerson;
  let visitor: GivenPerson;
  let demoId: string;

  beforeAll(async () => {
    store = await testDatabase();
    make = given(store.database);
    const [{ name } = { name: '' }] = demoContent.communities;
    const [{ email } = { email: '' }] = demoContent.people;
    actor = await make.person({ email });
    visitor = await make.person();
    ({ id: demoId } = await make.community({ owner: actor, name }));
    await make.member(demoId, visitor.id);
  });
  afterAll(() => store.drop());

  const thread = async (): Promise<string> => {
    const [id, postId, now] = [newId(), newId(), new Date()];
    const common = {
      instance_id: visitor.viewer.instanceId,
      community_id: demoId,
      author_id: visitor.id,
      language: 'en' as const,
      created_at: now,
    };
    await store.database.transaction(async (tx) => {
      const root = { kind: 'discussion' as const, title: 'Bolts', root_post_id: postId, last_post_at: now };
      await tx.sql
        .insertInto('thread')
        .values({ ...common, ...root, id })
        .execute();
      const post = { number: 1, markdown: 'Left.', html: '', reaction_counts: {} as never };
      await tx.sql
        .insertInto('post')
        .values({ ...common, ...post, id: postId, thread_id: id })
        .execute();
    });
    return id;
  };

  const pathway = async (communityId: string | null, threadIds: readonly (string | null)[]) => {
    const [id, now] = [newId(), new Date()];
    await store.database.sql
      .insertInto('pathway')
      .values({
        id,
        instance_id: visitor.viewer.instanceId,
        owner_id: visitor.id,
        community_id: communityId,
        audience: communityId === null ? 'organisation' : 'community',
        title: 'Benches',
        description: '',
        language: 'en',
        review_by: now,
        created_at: now,
        updated_at: now,
      })
      .execute();
    const steps = threadIds.map((threadId, position) => ({
      id: newId(),
      pathway_id: id,
      position,
      thread_id: threadId,
      url: threadId === null ? 'https://plan.example/benches' : null,
      title: threadId === null ? 'The plan' : '',
      note: '',
    }));
    await store.database.sql.insertInto('pathway_item').values(steps).execute();
    return { id, stepIds: steps.map((step) => step.id) };
  };

  const idsOf = async (table: keyof Tables & ('pathway' | 'pathway_item' | 'video' | 'person')) =>
    (await store.database.sql.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);

  it('takes along what real people built on it, and gives back the room of their videos', async () => {
    const threadId = await thread();
    const { id: elsewhereId } = await make.community({ owner: visitor });
    const mine = { authorId: visitor.id, communityId: demoId };
    await make.video({ ...mine, threadId, reservedBytes: 300 });
    await make.video({ ...mine, reservedBytes: 50 });
    const kept = await make.video({ ...mine, communityId: elsewhereId, reservedBytes: 200 });
    await store.database.sql
      .insertInto('upload_quota')
      .values({ person_id: visitor.id, bytes: 550 })
      .execute();
    await pathway(demoId, [threadId, null]);
    const own = await pathway(null, [threadId, null]);
    await store.database.sql
      .insertInto('pathway_progress')
      .values(own.stepIds.map((item_id) => ({ item_id, person_id: actor.id })))
      .execute();
    const { id: below } = await make.community({ owner: visitor });
    await store.database.sql
      .updateTable('community')
      .set({ parent_id: demoId })
      .where('id', '=', below)
      .execute();

    expect(await removeDemo(store.database)).toEqual({ communities: 1, people: 1 });
    expect(await idsOf('pathway')).toEqual([own.id]);
    expect(await idsOf('pathway_item')).toEqual([own.stepIds[1]]);
    expect(await idsOf('video')).toEqual([kept]);
    expect(await idsOf('person')).toEqual([visitor.id]);
    const quotas = await store.database.sql.selectFrom('upload_quota').selectAll().execute();
    expect(quotas.map(({ bytes }) => bytes)).toEqual([200]);
    const communities = await store.database.sql
      .selectFrom('community')
      .select(['id', 'parent_id'])
      .orderBy('id')
      .execute();
    expect(communities).toEqual([
      { id: elsewhereId, parent_id: null },
      { id: below, parent_id: null },
    ]);
    expect(await removeDemo(store.database)).toEqual({ communities: 0, people: 0 });
  });

  it('takes along skills that nobody else has', async () => {
    const [{ email } = { email: '' }] = demoContent.people;
    const person = await make.person({ email });
    const { sql: db } = store.database;
    const made = async (label: string, ...people: GivenPerson[]) => {
      const [id, now] = [newId(), new Date()];
      await db
        .insertInto('skill')
        .values({ id, label_en: label, created_by: person.id, created_at: now })
        .execute();
      const held = people.map(({ id: person_id }) => ({
        person_id,
        skill_id: id,
        kind: 'skill' as const,
        added_at: now,
      }));
      await db.insertInto('person_skill').values(held).execute();
    };
    await made('Benches', person);
    await made('Bolts', person, visitor);
    await removeDemo(store.database);
    expect(await db.selectFrom('skill').select('label_en').execute()).toEqual([{ label_en: 'Bolts' }]);
  });
});
