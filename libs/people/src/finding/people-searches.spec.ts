import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addMySkill,
  deletePeopleSearch,
  listPeopleSearches,
  mergeSkill,
  renamePeopleSearch,
  savePeopleSearch,
} from '#libs/contracts';
import { eventually, setStage, type ApiCaller, type GivenPerson, type Stage } from '#libs/testing';

describe('searches for people that somebody keeps', () => {
  let stage: Stage;
  let me: GivenPerson;
  let asMe: ApiCaller;

  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const begin = async (): Promise<void> => {
    me = await stage.test.given.person();
    asMe = await stage.as(me);
  };
  const names = async (as = asMe): Promise<string[]> =>
    (await as(listPeopleSearches)).answer.items.map(({ name }) => name);
  const save = (name: string, wish: { q?: string; skillId?: string } = { q: 'bats' }) =>
    asMe(savePeopleSearch, { body: { name, wish } });

  it('P4: are kept by name for their owner alone, renamed and deleted', async () => {
    await begin();
    const { answer: kept } = await save(' Bats ');
    expect(kept).toMatchObject({ name: 'Bats', wish: { q: 'bats' } });
    await save('Ash');
    expect(await names()).toEqual(['Ash', 'Bats']);

    const asOther = await stage.as(await stage.test.given.person());
    const params = { searchId: kept.id };
    expect(await names(asOther)).toEqual([]);
    expect((await asOther(renamePeopleSearch, { params, body: { name: 'Mine' } })).status).toBe(404);
    expect((await asOther(deletePeopleSearch, { params })).status).toBe(404);

    expect((await asMe(renamePeopleSearch, { params, body: { name: 'ash' } })).status).toBe(409);
    await asMe(renamePeopleSearch, { params, body: { name: 'Ystlumod' } });
    expect(await names()).toEqual(['Ash', 'Ystlumod']);
    await asMe(deletePeopleSearch, { params });
    expect(await names()).toEqual(['Ash']);
    expect((await asMe(deletePeopleSearch, { params })).status).toBe(404);
  });

  it('P4: are at most twenty, however many are saved at one time', async () => {
    await begin();
    const answers = await Promise.all(Array.from({ length: 22 }, (_, index) => save(`Search ${index}`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it('P4: go on to look for a skill that was merged with another, and go when their owner leaves', async () => {
    await begin();
    const add = async (name: string): Promise<string> => {
      const { answer } = await asMe(addMySkill, { body: { name, language: 'en', kind: 'skill' } });
      return answer.skills.find(({ labels }) => labels.en === name)?.id ?? '';
    };
    const [from, into] = [await add('Bat watching'), await add('Bat surveys')];
    await save('Bats', { skillId: from });
    const asAdmin = await stage.as(await stage.test.given.person({ role: 'admin' }));
    await asAdmin(mergeSkill, { params: { skillId: from }, body: { into } });
    expect((await asMe(listPeopleSearches)).answer.items).toMatchObject([{ wish: { skillId: into } }]);

    await stage.test.given.departure(me.id);
    await eventually(async () => {
      const { database } = stage.test;
      const left = await database.sql
        .selectFrom('people_search')
        .select('id')
        .where('person_id', '=', me.id)
        .execute();
      expect(left).toEqual([]);
    });
  });
});
