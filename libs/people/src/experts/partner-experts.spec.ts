import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { addMySkill, findExperts, openThread, readExperts } from '#libs/contracts';
import type { Visibility } from '#libs/database';
import { LIMITS, newId } from '#libs/kernel';
import { setStage, type Somebody, type Stage } from '#libs/testing';

describe('asking an expert of a partner', () => {
  let stage: Stage;
  let asker: Somebody;
  let partnerId: string;

  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    asker = await stage.newcomer();
    await stage.test.given.member(stage.communityId, asker.person.id);
    ({ id: partnerId } = await stage.test.given.instance({ isLocal: false, host: 'eastmoor.example' }));
    const { sql: db } = stage.test.database;
    await db.insertInto('peer').values({ instance_id: partnerId, policy: 'allowed' }).execute();
    await db
      .insertInto('partner_agreement')
      .values({
        id: newId(),
        instance_id: partnerId,
        uri: 'https://eastmoor.example/agreements/1',
        version: 1,
        is_ours: false,
        state: 'accepted',
        purpose: 'To find each other',
        data_classes: ['expertise'],
        communities: [],
        contact: 'Olwen',
        review_on: '2099-01-01',
        created_at: new Date(),
      })
      .execute();
  });
  afterEach(() => stage.test.database.sql.deleteFrom('remote_expertise_card').execute());
  afterAll(() => stage.test.stop());

  const card = async (name: string, ...labels: string[]): Promise<string> => {
    const id = newId();
    const uri = `https://eastmoor.example/u/${name}`;
    const skills = labels.map((en) => ({ en, cy: '' }));
    await sql`
      insert into remote_expertise_card (id, uri, instance_id, person_uri, name, display_name, organisation, role_title,
        ask_me_about, languages, skills, skill_words, words, updated_at, received_at)
      values (${id}, ${`https://eastmoor.example/cards/${id}`}, ${partnerId}, ${uri}, ${name}, ${name},
        'Eastmoor Council', '', '', '{}', ${JSON.stringify(skills)}::jsonb,
        array(select fold(l) from unnest(${labels}::text[]) l), fold(${name}), now(), now())`.execute(
      stage.test.database.sql,
    );
    return uri;
  };

  const question = async (
    title: string,
    { as }: Somebody = asker,
    communityId = stage.communityId,
  ): Promise<string> => {
    const body = { title, markdown: 'We are at a loss.', kind: 'question' } as const;
    return (await as(openThread, { params: { communityId }, body })).answer.thread.id;
  };

  const found = async (threadId: string, { as }: Somebody = asker) =>
    (await as(findExperts, { params: { threadId } })).answer;

  const namesFor = async (title: string): Promise<string[]> =>
    (await found(await question(title))).partners.map(({ name }) => name);

  it('P6: suggests those whose cards have a skill that the question names, as the partner calls it or by a word for it here', async () => {
    await card('carys', 'Culvert lining', 'Drains');
    await card('dylan', 'Hedge laying');
    expect(await namesFor('Who has done culvert lining before?')).toEqual(['carys']);
    expect(await namesFor('Who has lined a tunnel before?')).toEqual([]);
    await asker.as(addMySkill, { body: { name: 'Hedge laying', language: 'en', kind: 'skill' } });
    expect(await namesFor('Anybody for laying hedges?')).toEqual([]);
    expect(await namesFor('A hedge-laying day: hedge laying for beginners')).toEqual(['dylan']);
    const best = await found(await question('Drains and culvert lining'));
    expect(best).toMatchObject({ canInvite: true, items: [], partners: [{ host: 'eastmoor.example' }] });
  });

  it('P6: suggests five at most with those of this organisation, who come first', async () => {
    for (let count = 0; count < LIMITS.experts.suggested + 1; count += 1)
      await card(`many_${count}`, 'Thatching');
    const expert = await stage.newcomer();
    await expert.as(addMySkill, { body: { name: 'Thatching', language: 'en', kind: 'skill' } });
    const { items, partners } = await found(await question('Thatching in the rain'));
    expect(items.map(({ person }) => person.name)).toEqual([expert.person.name]);
    expect(partners).toHaveLength(LIMITS.experts.suggested - 1);
  });

  it('P6: suggests nobody of a partner without a card, once it is gone, while its server is not allowed, or before anybody looks', async () => {
    const title = 'Glassblowing at the fair';
    const { name } = await stage.test.given.remotePerson({ instanceId: partnerId });
    const threadId = await question(title);
    expect((await found(threadId)).partners).toEqual([]);
    await card(name, 'Glassblowing');
    expect((await found(threadId)).partners.map((each) => each.name)).toEqual([name]);
    const read = await asker.as(readExperts, { params: { threadId } });
    expect(JSON.stringify(read.answer)).not.toContain(name);
    const decide = (policy: 'allowed' | 'silenced') =>
      stage.test.database.sql
        .updateTable('peer')
        .set({ policy })
        .where('instance_id', '=', partnerId)
        .execute();
    await decide('silenced');
    expect((await found(threadId)).partners).toEqual([]);
    await decide('allowed');
    await stage.test.database.sql.deleteFrom('remote_expertise_card').execute();
    expect((await found(threadId)).partners).toEqual([]);
  });

  it.each<[Visibility, number]>([
    ['public', 1],
    ['unlisted', 1],
    ['organisation', 0],
    ['listed', 0],
    ['hidden', 0],
  ])(
    'P6: suggests people of partners for a question in a community that is %s: %d',
    async (visibility, count) => {
      await card('open', 'Coppicing');
      const { id } = await stage.test.given.community({ owner: asker.person, visibility });
      const { partners, canInvite } = await found(await question('Coppicing by hand', asker, id));
      expect(partners).toHaveLength(count);
      expect(canInvite).toBe(true);
    },
  );
});
