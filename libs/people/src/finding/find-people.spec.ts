import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  addMySkill,
  deleteThread,
  listPeople,
  openThread,
  readPeopleFacets,
  readPerson,
  readSkillsOfPerson,
  updateProfile,
  type FieldVisibility,
  type OperationCall,
} from '#libs/contracts';
import { countStatements, setStage, type ApiCaller, type GivenPerson, type Stage } from '#libs/testing';

type Query = NonNullable<OperationCall<typeof readPeopleFacets>['query']>;

describe('finding people', () => {
  let stage: Stage;
  let nest: GivenPerson;
  let asNest: ApiCaller;
  let asReader: ApiCaller;

  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    nest = await stage.test.given.person({ displayName: 'Nest Llewelyn' });
    asNest = await stage.as(nest);
    asReader = await stage.as(await stage.test.given.person());
    await asNest(updateProfile, {
      body: {
        roleTitle: 'Ecologist',
        team: 'Countryside',
        place: 'Glan-yr-afon',
        languages: ['cy', 'bfi'],
        askMeAbout: 'Hedgehogs, newts',
        experience: 'Otters, then lampreys',
        summary: 'Counts **dormice** on Sundays.',
      },
    });
    await asNest(addMySkill, { body: { name: 'Arolygu ystlumod', language: 'cy', kind: 'skill' } });
    await asNest(addMySkill, { body: { name: 'Bat surveys abroad', language: 'en', kind: 'interest' } });
  });
  afterAll(() => stage.test.stop());

  const skillId = async (): Promise<string> => {
    const { id } = await stage.test.database.sql
      .selectFrom('skill')
      .select('id')
      .where('label_cy', '=', 'Arolygu ystlumod')
      .executeTakeFirstOrThrow();
    return id;
  };

  const finds = async (as: ApiCaller, query: Query): Promise<boolean> =>
    (await as(listPeople, { query })).answer.items.some(({ id }) => id === nest.id);

  it('P4: goes by name, role, team, place, skill and what to ask about, word by word and with typing mistakes', async () => {
    for (const q of [
      'llewellyn',
      'ecologist',
      'COUNTRYSIDE',
      'glan-yr-afon',
      'hedgehog',
      'ystlumod',
      'lampreys',
      'dormice',
      'ecologist newts ystlumod',
    ]) {
      expect([q, await finds(asReader, { q })]).toEqual([q, true]);
    }
    for (const q of ['ecologist zebra', 'abroad', '%']) {
      expect([q, await finds(asReader, { q })]).toEqual([q, false]);
    }
  });

  it('P4: narrows down by skill, language, place and team, all of them at once', async () => {
    const skill = await skillId();
    const all = { skillId: skill, language: 'bfi', place: 'glan-yr-AFON', team: 'countryside' } as const;
    expect(await finds(asReader, all)).toBe(true);
    expect(await finds(asReader, { ...all, language: 'pl' })).toBe(false);
    expect(await finds(asReader, { ...all, place: 'Glan' })).toBe(false);
    const found = await asReader(listPeople, { query: { skillId: skill } });
    expect(found.answer.items).toMatchObject([
      { id: nest.id, team: 'Countryside', askMeAbout: 'Hedgehogs, newts' },
    ]);
  });

  it('P4: tells what those who are found have in common', async () => {
    const other = await stage.as(await stage.test.given.person());
    await other(updateProfile, { body: { team: 'COUNTRYSIDE', languages: ['cy'] } });
    const { answer } = await asReader(readPeopleFacets, { query: { team: 'Countryside' } });
    expect(answer).toEqual({
      skills: [{ skill: { id: await skillId(), labels: { en: '', cy: 'Arolygu ystlumod' } }, people: 1 }],
      languages: [
        { language: 'cy', people: 2 },
        { language: 'bfi', people: 1 },
      ],
      places: [{ place: 'Glan-yr-afon', people: 1 }],
      teams: [{ team: expect.stringMatching(/^countryside$/i), people: 2 }],
      organisations: [{ organisation: expect.objectContaining({ isLocal: true }), people: 2 }],
      people: 2,
      isComplete: true,
    });
  });

  it('P1, P4: takes one statement for a profile and for its skills, and two for people and facets: one of them looks the words up', async () => {
    const { database } = stage.test;
    const params = { handle: nest.name };
    const work: [string, number, () => Promise<{ status: number }>][] = [
      ['profile', 1, () => asReader(readPerson, { params })],
      ['skills', 1, () => asReader(readSkillsOfPerson, { params })],
      ['people', 2, () => asReader(listPeople, { query: { q: 'ecologist', limit: '100' } })],
      ['facets', 2, () => asReader(readPeopleFacets, { query: { q: 'ecologist' } })],
    ];
    for (const [what, most, read] of work) {
      const statements = await countStatements(database, async () => {
        expect([what, (await read()).status]).toEqual([what, 200]);
      });
      const ofPage = statements.filter((text) => !/^(begin|commit)$|\bsession\b|domain_event|job/.test(text));
      expect([what, ofPage.length]).toEqual([what, most]);
    }
  });

  const PARTS: [keyof FieldVisibility, Query][] = [
    ['roleTitle', { q: 'ecologist' }],
    ['team', { team: 'Countryside' }],
    ['place', { place: 'Glan-yr-afon' }],
    ['languages', { language: 'bfi' }],
    ['askMeAbout', { q: 'newts' }],
    ['skills', { q: 'ystlumod' }],
    ['experience', { q: 'lampreys' }],
    ['summary', { q: 'dormice' }],
  ];

  it.each(PARTS)('P4: finds and counts nobody by a part that is hidden: %s', async (part, query) => {
    const countedFor = async (as: ApiCaller): Promise<string> =>
      JSON.stringify((await as(readPeopleFacets, { query: {} })).answer);
    const before = await countedFor(asReader);
    await asNest(updateProfile, { body: { visibility: { [part]: 'me' } } });
    expect(await finds(asReader, query)).toBe(false);
    expect(await finds(asNest, query)).toBe(true);
    if (part === 'skills') expect(await finds(asReader, { skillId: await skillId() })).toBe(false);
    const isCounted = !['roleTitle', 'askMeAbout', 'experience', 'summary'].includes(part);
    expect((await countedFor(asReader)) !== before).toBe(isCounted);
    await asNest(updateProfile, { body: { visibility: { [part]: 'organisation' } } });
    expect(await finds(asReader, query)).toBe(true);
  });

  it('P4: goes by what somebody wrote where the reader may read it, until it is deleted', async () => {
    const { given } = stage.test;
    const member = await given.person();
    const asMember = await stage.as(member);
    const open = await given.community({ owner: nest, visibility: 'public' });
    const closed = await given.community({ owner: nest, visibility: 'hidden' });
    await given.member(closed.id, member.id);
    const write = async (communityId: string, title: string, markdown: string): Promise<string> => {
      const params = { communityId };
      return (await asNest(openThread, { params, body: { title, markdown } })).answer.thread.id;
    };
    const threadId = await write(open.id, 'Weirs', 'Where the eels climb.');
    await write(closed.id, 'Sluices', 'The sturgeon is back.');

    for (const q of ['eels', 'weirs', 'ecologist eels'])
      expect([q, await finds(asReader, { q })]).toEqual([q, true]);
    for (const q of ['sturgeon', 'sluices', 'eels sturgeon', '-sturgeon'])
      expect([q, await finds(asReader, { q })]).toEqual([q, false]);
    expect(await finds(asMember, { q: 'eels sturgeon sluices' })).toBe(true);
    const counted = await asReader(readPeopleFacets, { query: { q: 'sturgeon' } });
    expect(counted.answer).toMatchObject({ skills: [], organisations: [] });
    expect((await asReader(readPeopleFacets, { query: { q: 'eels' } })).answer.organisations).toHaveLength(1);

    await asNest(deleteThread, { params: { threadId }, body: {} });
    expect([await finds(asReader, { q: 'eels' }), await finds(asNest, { q: 'eels' })]).toEqual([
      false,
      false,
    ]);
  });

  it('P4: finds people of partner organisations who are known here, and of no others', async () => {
    const { given, database } = stage.test;
    const from = async (policy: 'allowed' | 'silenced' | 'unknown') => {
      const { id: instanceId, host } = await given.instance({ isLocal: false, host: `${policy}.example` });
      await database.sql.insertInto('peer').values({ instance_id: instanceId, policy }).execute();
      return { host, ...(await given.remotePerson({ instanceId, name: `lowri_${policy}` })) };
    };
    const [partner] = [await from('allowed'), await from('silenced'), await from('unknown')];
    const query = { q: 'lowri' };
    const found = async (asked: Query): Promise<string[]> =>
      (await asReader(listPeople, { query: asked })).answer.items.map(({ id }) => id);
    expect(await found(query)).toEqual([partner.id]);
    expect(await found({ organisation: partner.host })).toEqual([partner.id]);
    const { answer } = await asReader(readPeopleFacets, { query });
    expect(answer.organisations).toEqual([
      { organisation: expect.objectContaining({ host: partner.host, isLocal: false }), people: 1 },
    ]);
    const all = (await asReader(readPeopleFacets, { query: {} })).answer.organisations;
    expect(all.map(({ organisation }) => organisation.isLocal)).toEqual([true, false]);
    await database.sql
      .updateTable('person')
      .set({ suspended_at: new Date() })
      .where('id', '=', partner.id)
      .execute();
    expect(await found(query)).toEqual([]);
  });

  it('P4: counts among 1,000 of those who are found where there are more, and says so', async () => {
    const [local] = await stage.test.database.sql
      .selectFrom('instance')
      .select('id')
      .where('is_local', '=', true)
      .execute();
    await sql`
      insert into person (id, instance_id, name, display_name, role_title, team, ask_me_about, field_visibility, created_at)
      select gen_random_uuid(), ${local?.id}, 'lengthsman_' || n, 'Guto ' || n, 'Lengthsman', 'Verges',
        case when n <= 30 then 'Scythes' else '' end,
        case when n <= 10 then '{"askMeAbout": "me"}' else '{}' end::jsonb, now()
      from generate_series(1, 1050) n`.execute(stage.test.database.sql);
    const counted = async (query: Query) => (await asReader(readPeopleFacets, { query })).answer;
    for (const query of [{}, { team: 'verges' }, { q: 'lengthsman' }, { q: 'lengthsman guto' }]) {
      const { people, isComplete, teams } = await counted(query);
      expect([query, people, isComplete]).toEqual([query, 1000, false]);
      if ('q' in query || 'team' in query) expect(teams).toEqual([{ team: 'Verges', people: 1000 }]);
    }
    for (const q of ['lengthsman scythes', 'scythes lengthsman', 'scythes']) {
      const { people, isComplete, teams } = await counted({ q });
      expect([q, people, isComplete, teams]).toEqual([q, 20, true, [{ team: 'Verges', people: 20 }]]);
    }
    expect(await counted({ q: 'lengthsman zebra' })).toMatchObject({ people: 0, isComplete: true });
  });
});
