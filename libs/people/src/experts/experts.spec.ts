import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  acceptAnswer,
  addMySkill,
  answerExpertRequest,
  askExpert,
  changeSkill,
  endorseSkill,
  findExperts,
  listNotifications,
  listThreads,
  openThread,
  readExperts,
  replyToThread,
  setMySkill,
  setSubscription,
  setThreadKind,
  updatePreferences,
  updateProfile,
  type ExpertsOfThread,
} from '#libs/contracts';
import { LIMITS } from '#libs/kernel';
import { countStatements, eventually, setStage, type Somebody, type Stage } from '#libs/testing';

describe('asking an expert', () => {
  let stage: Stage;
  let asker: Somebody;

  beforeAll(async () => {
    stage = await setStage();
    asker = await member();
  });
  afterAll(() => stage.test.stop());

  const member = async (): Promise<Somebody> => {
    const somebody = await stage.newcomer();
    await stage.test.given.member(stage.communityId, somebody.person.id);
    return somebody;
  };

  /** A word of letters that nothing else holds. */
  const newWord = async (): Promise<string> =>
    (await stage.test.given.person()).name.replace(/^person_/, 'thatch');

  const list = async ({ as }: Somebody, name: string, kind: 'skill' | 'interest' = 'skill') => {
    const { answer } = await as(addMySkill, { body: { name, language: 'en', kind } });
    const [skill] = kind === 'skill' ? answer.skills : answer.interests;
    return skill?.id ?? '';
  };

  const expertIn = async (name: string): Promise<Somebody> => {
    const somebody = await stage.newcomer();
    await list(somebody, name);
    return somebody;
  };

  const question = async (
    { title = 'Who can help?', markdown = 'We are at a loss.', communityId = stage.communityId },
    { as }: Somebody = asker,
  ): Promise<string> => {
    const body = { title, markdown, kind: 'question' } as const;
    return (await as(openThread, { params: { communityId }, body })).answer.thread.id;
  };

  const find = async (threadId: string, { as }: Somebody = asker): Promise<ExpertsOfThread> =>
    (await as(findExperts, { params: { threadId } })).answer;

  const read = async (threadId: string, { as }: Somebody): Promise<ExpertsOfThread> =>
    (await as(readExperts, { params: { threadId } })).answer;

  const namesIn = ({ items }: ExpertsOfThread): string[] => items.map(({ person }) => person.name);

  const suggestedFor = async (parts: Parameters<typeof question>[0]): Promise<string[]> =>
    namesIn(await find(await question(parts)));

  const ask = (threadId: string, { person }: Somebody, { as }: Somebody = asker) =>
    as(askExpert, { params: { threadId, personId: person.id } });

  /** An answer by somebody to a question with this title, which its asker accepted. */
  const answered = async (title: string, by: Somebody, communityId = stage.communityId): Promise<string> => {
    const owner = { person: stage.owner, as: stage.asOwner };
    const threadId = await question({ title, communityId }, owner);
    const reply = await by.as(replyToThread, { params: { threadId }, body: { markdown: 'Like this.' } });
    const postId = reply.answer.id;
    await stage.asOwner(acceptAnswer, { params: { threadId }, body: { postId } });
    return postId;
  };

  it('T12: lists the questions of a community that nobody has answered, page by page', async () => {
    const { id: communityId } = await stage.test.given.community({ owner: stage.owner });
    const owner = { person: stage.owner, as: stage.asOwner };
    const open = [await question({ communityId }, owner), await question({ communityId }, owner)];
    await stage.test.given.member(communityId, asker.person.id);
    await answered('Done with', asker, communityId);
    await stage.asOwner(openThread, {
      params: { communityId },
      body: { title: 'No question', markdown: 'Words' },
    });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { filter: 'unanswered', limit: '1', ...(cursor !== undefined && { cursor }) } as const;
      const { answer } = await asker.as(listThreads, { params: { communityId }, query });
      found.push(...answer.items.map(({ id }) => id));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(found).toEqual(open.toReversed());
  });

  it('P6: suggests those who list a skill that the question names, by any word for it, in its title or its first post', async () => {
    const word = await newWord();
    const expert = await stage.newcomer();
    const skillId = await list(expert, `Mending ${word}`);
    const asModerator = await stage.as(await stage.test.given.person({ role: 'moderator' }));
    const labels = { en: `Mending ${word}`, cy: `Trwsio ${word}` };
    const synonyms = [`${word} repairs`];
    await asModerator(changeSkill, { params: { skillId }, body: { labels, synonyms } });
    const curious = await stage.newcomer();
    await curious.as(setMySkill, { params: { skillId }, body: { isSkill: false, isInterest: true } });
    await asker.as(setMySkill, { params: { skillId }, body: { isSkill: true, isInterest: false } });
    for (const parts of [
      { title: `Who has mended ${word}?` },
      { markdown: `Is there anybody for ${word} repair?` },
      { title: `Pwy sy’n gwybod am drwsio?`, markdown: `Rydym yn trwsio ${word} heddiw.` },
    ]) {
      expect(await suggestedFor(parts)).toEqual([expert.person.name]);
    }
    expect(await suggestedFor({ title: `Who has seen the ${word}?` })).toEqual([]);
    const found = await find(await question({ title: `Mending ${word}` }));
    expect(found).toMatchObject({
      canAsk: true,
      items: [{ skills: [{ id: skillId, endorsements: 0 }], answers: [], askedAt: null }],
    });
  });

  it('P6: suggests those whose answers to a question like it were accepted, where the asker may read these', async () => {
    const word = await newWord();
    const [open, inside] = [await member(), await stage.newcomer()];
    const { id: hidden } = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    await stage.test.given.member(hidden, inside.person.id);
    const postId = await answered(`Drying ${word} in the barn`, open);
    await answered(`Drying ${word} in the barn`, inside, hidden);
    await answered(`Selling ${word} abroad by ship`, await member());
    const threadId = await question({ title: `How do you dry ${word}?` });
    const found = await find(threadId);
    expect(namesIn(found)).toEqual([open.person.name]);
    expect(found.items[0]?.answers.map((answer) => answer.postId)).toEqual([postId]);

    const asHost = { person: stage.owner, as: stage.asOwner };
    expect(new Set(namesIn(await find(threadId, asHost)))).toEqual(
      new Set([open.person.name, inside.person.name]),
    );
    const seen = await read(threadId, asker);
    expect(namesIn(seen)).toEqual([open.person.name]);
    expect((await ask(threadId, inside)).status).toBe(404);
    expect((await ask(threadId, inside, asHost)).status).toBe(200);
  });

  it('P6: suggests nobody by what the asker may not see of them, also when it is hidden afterwards', async () => {
    const word = await newWord();
    const expert = await expertIn(`Carving ${word}`);
    const show = (skills: 'me' | 'community' | 'organisation') =>
      expert.as(updateProfile, { body: { visibility: { skills } } });
    const threadId = await question({ title: `Carving ${word}` });
    await show('me');
    expect(namesIn(await find(threadId))).toEqual([]);
    await show('community');
    expect(namesIn(await find(threadId))).toEqual([]);
    await show('organisation');
    expect(namesIn(await find(threadId))).toEqual([expert.person.name]);
    await show('me');
    expect(namesIn(await read(threadId, asker))).toEqual([]);
    expect((await ask(threadId, expert)).status).toBe(404);
  });

  it('P6: suggests nobody who cannot read the thread, is away, does not want it, or has written there', async () => {
    const word = await newWord();
    const title = `Weaving ${word}`;
    const { sql: db } = stage.test.database;
    const { id: communityId } = await stage.test.given.community({
      owner: asker.person,
      visibility: 'hidden',
    });
    const inside = async (): Promise<Somebody> => {
      const expert = await expertIn(title);
      await stage.test.given.member(communityId, expert.person.id);
      return expert;
    };
    const threadId = await question({ title, communityId });
    const ready = await inside();
    await expertIn(title);
    const [banned, suspended, away, unwilling, quiet, involved] = [
      await inside(),
      await inside(),
      await inside(),
      await inside(),
      await inside(),
      await inside(),
    ];
    const now = new Date();
    await db
      .insertInto('ban')
      .values({
        id: banned.person.id,
        community_id: communityId,
        person_id: banned.person.id,
        reason: '',
        banned_by: asker.person.id,
        created_at: now,
      })
      .execute();
    await db
      .updateTable('account')
      .set({ suspended_at: now })
      .where('person_id', '=', suspended.person.id)
      .execute();
    const longAgo = new Date(now.getTime() - (LIMITS.experts.activeSeconds + 60) * 1000);
    await db.deleteFrom('session').where('person_id', '=', away.person.id).execute();
    await db
      .updateTable('account')
      .set({ created_at: longAgo })
      .where('person_id', '=', away.person.id)
      .execute();
    await unwilling.as(updatePreferences, { body: { mayBeAsked: false } });
    await quiet.as(setSubscription, { params: { threadId }, body: { level: 'mute' } });
    await involved.as(replyToThread, { params: { threadId }, body: { markdown: 'Hm.' } });
    expect(namesIn(await find(threadId))).toEqual([ready.person.name]);
    await ready.as(updatePreferences, { body: { mayBeAsked: false } });
    expect(namesIn(await read(threadId, asker))).toEqual([]);
    expect((await ask(threadId, ready)).status).toBe(404);
  });

  it('P6: suggests five at most, those who are endorsed first, and others after them when these were asked', async () => {
    const word = await newWord();
    const title = `Glazing ${word}`;
    const experts: Somebody[] = [];
    for (let count = 0; count < LIMITS.experts.suggested + 2; count += 1) experts.push(await expertIn(title));
    const best = experts.at(-1) ?? asker;
    const skillId = await list(best, title);
    const evidence = (
      await stage.asOwner(openThread, {
        params: { communityId: stage.communityId },
        body: { title: 'Evidence', markdown: 'Words' },
      })
    ).answer.post.id;
    const params = { handle: best.person.name, skillId };
    for (const as of [stage.asOwner, stage.asMember])
      await as(endorseSkill, { params, body: { postId: evidence } });
    const threadId = await question({ title });
    const first = await find(threadId);
    expect(first.items).toHaveLength(LIMITS.experts.suggested);
    expect(first.items[0]).toMatchObject({
      person: { id: best.person.id },
      skills: [{ id: skillId, endorsements: 2 }],
    });
    expect(namesIn(await find(threadId))).toEqual(namesIn(first));
    await ask(threadId, best);

    const second = await suggestedFor({ title });
    const before = new Set(namesIn(first));
    expect(second.filter((name) => !before.has(name))).toHaveLength(2);
    expect(second).not.toContain(best.person.name);
  });

  it('P6: lets those ask who may accept an answer, and tells others nothing', async () => {
    const word = await newWord();
    const expert = await expertIn(`Roofing ${word}`);
    const other = await member();
    const threadId = await question({ title: `Roofing ${word}` });
    await find(threadId);
    const params = { threadId };
    for (const somebody of [other, expert]) {
      expect(await read(threadId, somebody)).toEqual({ canAsk: false, items: [], mine: null });
      expect((await somebody.as(findExperts, { params })).status).toBe(403);
      expect((await ask(threadId, expert, somebody)).status).toBe(403);
      const answer = await somebody.as(answerExpertRequest, { params, body: { isDeclined: true } });
      expect(answer.status).toBe(404);
    }
    expect(await read(threadId, { person: stage.owner, as: stage.asOwner })).toMatchObject({
      canAsk: true,
      items: [{ person: { id: expert.person.id } }],
    });
    await asker.as(setThreadKind, { params, body: { kind: 'discussion' } });
    expect((await asker.as(findExperts, { params })).problem.code).toBe('thread.not-a-question');
    await asker.as(setThreadKind, { params, body: { kind: 'question' } });
    const reply = await stage.reply(other.as, threadId, 'Like this.');
    await asker.as(acceptAnswer, { params, body: { postId: reply.id } });
    expect((await asker.as(findExperts, { params })).problem.code).toBe('question.answered');
    expect((await read(threadId, asker)).canAsk).toBe(false);
  });

  it('P6: tells who is asked once; they can decline, and are not suggested there again', async () => {
    const word = await newWord();
    const title = `Tiling ${word}`;
    const expert = await expertIn(title);
    const threadId = await question({ title });
    await find(threadId);
    const asHost = { person: stage.owner, as: stage.asOwner };
    const both = await Promise.all([ask(threadId, expert), ask(threadId, expert, asHost)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask(threadId, expert)).answer.items[0]?.askedAt).not.toBeNull();
    await eventually(async () => {
      const { answer } = await expert.as(listNotifications);
      expect(answer.items).toMatchObject([{ kind: 'expert-asked', count: 1, thread: { id: threadId } }]);
    });
    const mine = await read(threadId, expert);
    expect(mine).toMatchObject({ canAsk: false, items: [], mine: { isDeclined: false } });
    const params = { threadId };
    await expert.as(answerExpertRequest, { params, body: { isDeclined: true } });
    expect((await read(threadId, expert)).mine?.isDeclined).toBe(true);
    expect(namesIn(await find(threadId))).toEqual([]);
    expect((await ask(threadId, expert)).status).toBe(404);
    await expert.as(answerExpertRequest, { params, body: { isDeclined: false } });
    expect(namesIn(await read(threadId, asker))).toEqual([expert.person.name]);
    await stage.test.given.member(stage.communityId, expert.person.id);
    await stage.reply(expert.as, threadId, 'Here is how.');
    expect((await read(threadId, expert)).mine).toBeNull();
  });

  it('P6: takes eight statements to find people and two to read who was found, however many they are', async () => {
    const word = await newWord();
    const title = `Paving ${word}`;
    for (let count = 0; count < 3; count += 1)
      await answered(`${title} again`, await expertInCommunity(title));
    const threadId = await question({ title });
    const isOwn = (text: string): boolean =>
      text.includes('expert_suggestion') || !/^(begin|commit)$|\bsession\b|domain_event|job/.test(text);
    await untilNothingIsOwed();
    const work: [string, number, () => Promise<{ status: number }>][] = [
      ['find', 8, () => asker.as(findExperts, { params: { threadId } })],
      ['read', 2, () => asker.as(readExperts, { params: { threadId } })],
    ];
    for (const [what, most, request] of work) {
      const statements = await countStatements(stage.test.database, async () => {
        expect([what, (await request()).status]).toEqual([what, 200]);
      });
      expect([what, statements.filter(isOwn).length]).toEqual([what, most]);
    }
    expect((await read(threadId, asker)).items).toHaveLength(3);
  });

  /** What follows from earlier writes counts no more. */
  const untilNothingIsOwed = (): Promise<void> =>
    eventually(async () => {
      const { rows } = await sql`select from domain_event where handled_at is null limit 1`.execute(
        stage.test.database.sql,
      );
      expect(rows).toHaveLength(0);
    });

  const expertInCommunity = async (name: string): Promise<Somebody> => {
    const expert = await expertIn(name);
    await stage.test.given.member(stage.communityId, expert.person.id);
    return expert;
  };
});
