import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptAnswer,
  addMySkill,
  answerSkillSuggestion,
  changeSkill,
  deleteSkill,
  findSkills,
  listSkillSuggestions,
  listVocabulary,
  mergeSkill,
  readSkillsOfPerson,
  seekSkillSuggestions,
  setMySkill,
  updateProfile,
  type SkillKind,
  type SkillView,
} from '#libs/contracts';
import { LIMITS, newId, type ProfileVisibility } from '#libs/kernel';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

describe('skills', () => {
  let stage: Stage;
  let asModerator: ApiCaller;

  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    asModerator = await stage.as(await stage.test.given.person({ role: 'moderator' }));
  });
  afterAll(() => stage.test.stop());

  const newcomer = async (): Promise<{ name: string; as: ApiCaller }> => {
    const person = await stage.test.given.person();
    return { name: person.name, as: await stage.as(person) };
  };

  const add = async (
    as: ApiCaller,
    name: string,
    kind: SkillKind = 'skill',
    language: 'en' | 'cy' = 'en',
  ): Promise<SkillView> => {
    const { answer } = await as(addMySkill, { body: { name, language, kind } });
    const { skills, interests } = answer;
    const found = (kind === 'skill' ? skills : interests).find(
      ({ labels }) => labels.en === name || labels.cy === name,
    );
    return found ?? { id: '', labels: { en: '', cy: '' } };
  };

  const labelsOf = (skills: readonly SkillView[]): string[] =>
    skills.map(({ labels }) => labels.en || labels.cy);

  const mergeInto = (from: SkillView, into: SkillView) =>
    asModerator(mergeSkill, { params: { skillId: from.id }, body: { into: into.id } });

  it('P2: one word is one skill, however it is written, and is found by its beginning and with a typing mistake', async () => {
    const first = await newcomer();
    const second = await newcomer();
    await add(first.as, 'Underwater  welding ');
    const { answer } = await second.as(addMySkill, {
      body: { name: 'UNDERWATER WELDING', language: 'en', kind: 'interest' },
    });
    expect(labelsOf(answer.interests)).toEqual(['Underwater welding']);
    for (const q of ['underw', 'Weld', 'undrwater welding']) {
      expect(labelsOf((await second.as(findSkills, { query: { q } })).answer.items)).toContain(
        'Underwater welding',
      );
    }
    expect((await second.as(findSkills, { query: { q: '%' } })).answer.items).toEqual([]);
  });

  it.each<[ProfileVisibility, boolean[]]>([
    ['me', [true, false, false, false]],
    ['community', [true, true, false, false]],
    ['organisation', [true, true, true, false]],
    ['public', [true, true, true, true]],
  ])('P2: shown to "%s" are seen by nobody else, skills apart from interests', async (visibility, seen) => {
    await stage.open(stage.asMember);
    await add(stage.asMember, 'Rope access');
    await add(stage.asMember, 'Bee keeping', 'interest');
    const stranger = await newcomer();
    const readers = [stage.asMember, stage.asOwner, stranger.as, stage.asNobody];
    for (const [own, other] of [
      ['skills', 'interests'],
      ['interests', 'skills'],
    ] as const) {
      await stage.asMember(updateProfile, { body: { visibility: { [own]: visibility, [other]: 'me' } } });
      const answers = await Promise.all(
        readers.map((reader) => reader(readSkillsOfPerson, { params: { handle: stage.member.name } })),
      );
      expect(answers.map(({ answer }) => answer[own].length > 0)).toEqual(seen);
      expect(answers.map(({ answer }) => answer[other].length > 0)).toEqual([true, false, false, false]);
    }
  });

  it('P2: are taken and left one by one, up to a limit', async () => {
    const { as } = await newcomer();
    const { id: skillId } = await add(as, 'Sign writing');
    const both = await as(setMySkill, { params: { skillId }, body: { isSkill: true, isInterest: true } });
    expect([both.answer.skills.length, both.answer.interests.length]).toEqual([1, 1]);
    const none = await as(setMySkill, { params: { skillId }, body: { isSkill: false, isInterest: false } });
    expect(none.answer).toEqual({ skills: [], interests: [] });
    const absent = { params: { skillId: newId() }, body: { isSkill: true, isInterest: false } };
    expect((await as(setMySkill, absent)).status).toBe(404);

    const person = await stage.test.given.person();
    const full = await stage.as(person);
    const now = new Date();
    const known = Array.from({ length: LIMITS.skills.ofPerson }, () => newId());
    await stage.test.database.sql
      .insertInto('skill')
      .values(known.map((id, index) => ({ id, label_en: `Limit ${index}`, created_at: now })))
      .execute();
    await stage.test.database.sql
      .insertInto('person_skill')
      .values(
        known.map((id) => ({ person_id: person.id, skill_id: id, kind: 'skill' as const, added_at: now })),
      )
      .execute();
    const tooMany = await full(addMySkill, { body: { name: 'One more', language: 'en', kind: 'skill' } });
    expect(tooMany.problem.code).toBe('skills.too-many');
    expect((await full(findSkills, { query: { q: 'one more' } })).answer.items).toEqual([]);
  });

  it('P2: merge with their words, labels and people, so that either word leads to the one that is left', async () => {
    const [first, second] = [await newcomer(), await newcomer()];
    const english = await add(first.as, 'Dry stone walling');
    const welsh = await add(second.as, 'Codi waliau sych', 'skill', 'cy');
    await add(first.as, 'Codi waliau sych', 'interest', 'cy');
    const merged = await mergeInto(welsh, english);
    expect(merged.answer).toEqual({
      id: english.id,
      labels: { en: 'Dry stone walling', cy: 'Codi waliau sych' },
      synonyms: [],
    });
    const of = async (handle: string) =>
      (await stage.asOwner(readSkillsOfPerson, { params: { handle } })).answer;
    expect(labelsOf((await of(second.name)).skills)).toEqual(['Dry stone walling']);
    expect(labelsOf((await of(first.name)).interests)).toEqual(['Dry stone walling']);
    const found = await first.as(findSkills, { query: { q: 'waliau' } });
    expect(found.answer.items.map(({ id }) => id)).toEqual([english.id]);
    expect((await mergeInto(english, english)).problem.code).toBe('skill.same');
    expect((await mergeInto(welsh, english)).status).toBe(404);
  });

  it('P2: get labels and synonyms from moderators, no word twice, and leave with their people', async () => {
    const { as, name } = await newcomer();
    const gritting = await add(as, 'Gritting');
    const taken = await add(as, 'Snow clearing');
    const params = { skillId: gritting.id };
    const change = (synonyms: string[], labels = { en: 'Winter gritting', cy: 'Graeanu' }) =>
      asModerator(changeSkill, { params, body: { labels, synonyms } });
    expect((await change(['Salting', 'salting', 'Gritting'])).answer.synonyms).toEqual([
      'Gritting',
      'Salting',
    ]);
    expect((await as(findSkills, { query: { q: 'graean' } })).answer.items[0]?.id).toBe(gritting.id);
    expect((await change(['snow CLEARING'])).problem.code).toBe('skill.word-taken');
    expect((await change([], { en: ' ', cy: '' })).problem.code).toBe('skill.unnamed');
    const listed = await asModerator(listVocabulary, { query: { q: 'salt' } });
    expect(listed.answer.items).toMatchObject([{ id: gritting.id, synonyms: ['Gritting', 'Salting'] }]);
    expect((await asModerator(deleteSkill, { params: { skillId: taken.id } })).status).toBe(204);
    const left = await as(readSkillsOfPerson, { params: { handle: name } });
    expect(labelsOf(left.answer.skills)).toEqual(['Winter gritting']);
    const asMember = await Promise.all([
      as(listVocabulary),
      as(changeSkill, { params, body: { labels: { en: 'X1', cy: '' }, synonyms: [] } }),
      as(mergeSkill, { params, body: { into: newId() } }),
      as(deleteSkill, { params }),
    ]);
    expect(asMember.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('P2: lists the vocabulary page by page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '20', ...(cursor !== undefined && { cursor }) } as never;
      const { items, next } = (await asModerator(listVocabulary, { query })).answer;
      seen.push(...items.map(({ id }) => id));
      cursor = next;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(LIMITS.skills.ofPerson);
  });

  describe('suggested from what somebody wrote', () => {
    const given = async () => {
      const helper = await newcomer();
      const writer = await stage.test.given.person();
      await stage.test.given.member(stage.communityId, writer.id);
      const as = await stage.as(writer);
      const skill = await add(helper.as, `Hedge laying ${writer.name}`);
      await asModerator(changeSkill, {
        params: { skillId: skill.id },
        body: { labels: skill.labels, synonyms: [`Plygu gwrych ${writer.name}`] },
      });
      return { as, writer, skill, word: writer.name };
    };

    const seek = async (as: ApiCaller) => (await as(seekSkillSuggestions)).answer.items;

    it('P2: are those that two texts speak of, by any word, in either language; none before it is asked', async () => {
      const { as, skill, word } = await given();
      const threadId = await stage.open(as, { markdown: `We are hedge laying ${word} on Monday.` });
      expect(await seek(as)).toEqual([]);
      await stage.reply(as, threadId, `Dysgais i blygu: plygu gwrych ${word}.`);
      expect((await as(listSkillSuggestions)).answer.items).toEqual([]);
      expect(await seek(as)).toMatchObject([{ skill: { id: skill.id }, texts: 2 }]);
      expect((await as(listSkillSuggestions)).answer.items).toHaveLength(1);
      expect((await stage.asOwner(listSkillSuggestions)).answer.items).toEqual([]);
    });

    it('P2: are found in one accepted answer, and in the titles and captions of videos', async () => {
      const { as, skill, word } = await given();
      const threadId = await stage.open(stage.asOwner, { kind: 'question' });
      const reply = await stage.reply(as, threadId, `Try hedge laying ${word}.`);
      expect(await seek(as)).toEqual([]);
      await stage.asOwner(acceptAnswer, { params: { threadId }, body: { postId: reply.id } });
      expect(await seek(as)).toMatchObject([{ skill: { id: skill.id }, texts: 1 }]);

      const filmed = await given();
      const first = await stage.open(filmed.as, { title: `Hedge laying ${filmed.word}`, markdown: 'See.' });
      await stage.test.given.video({
        authorId: filmed.writer.id,
        communityId: stage.communityId,
        threadId: first,
      });
      expect(await seek(filmed.as)).toEqual([]);
      const other = await stage.open(filmed.as, { title: 'In the field', markdown: 'See.' });
      const videoId = await stage.test.given.video({
        authorId: filmed.writer.id,
        communityId: stage.communityId,
        threadId: other,
      });
      await speak(stage, videoId, `Now for hedge laying ${filmed.word}`);
      expect(await seek(filmed.as)).toMatchObject([{ skill: { id: filmed.skill.id }, texts: 2 }]);
    });

    it('P2: are published only when they are accepted, and never come back once they are answered', async () => {
      const { as, skill, word, writer } = await given();
      const threadId = await stage.open(as, { markdown: `Hedge laying ${word}.` });
      await stage.reply(as, threadId, `Hedge laying ${word} again.`);
      await seek(as);
      const handle = writer.name;
      const shown = async () =>
        (await stage.asOwner(readSkillsOfPerson, { params: { handle } })).answer.skills;
      expect(await shown()).toEqual([]);
      const params = { skillId: skill.id };
      await as(answerSkillSuggestion, { params, body: { answer: 'dismissed' } });
      expect(await seek(as)).toEqual([]);
      expect(await shown()).toEqual([]);
      const again = await as(answerSkillSuggestion, { params, body: { answer: 'accepted' } });
      expect(again.status).toBe(404);

      const other = await given();
      const thread = await stage.open(other.as, { markdown: `Hedge laying ${other.word}.` });
      await stage.reply(other.as, thread, `Hedge laying ${other.word} again.`);
      await seek(other.as);
      const accepted = await other.as(answerSkillSuggestion, {
        params: { skillId: other.skill.id },
        body: { answer: 'accepted' },
      });
      expect(accepted.answer.items).toEqual([]);
      const own = await stage.asOwner(readSkillsOfPerson, { params: { handle: other.writer.name } });
      expect(own.answer.skills.map(({ id }) => id)).toEqual([other.skill.id]);
    });
  });
});

/** Captions that somebody has checked, of one cue. */
const speak = async (stage: Stage, videoId: string, text: string): Promise<void> => {
  const { sql } = stage.test.database;
  await sql
    .insertInto('video_captions')
    .values({ video_id: videoId, language: 'en', is_draft: false, revision: 1, updated_at: new Date() })
    .execute();
  await sql
    .insertInto('video_cue')
    .values({ video_id: videoId, language: 'en', position: 1, start_ms: 0, end_ms: 2000, text })
    .execute();
};
