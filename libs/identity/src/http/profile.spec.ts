import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  endIntroduction,
  listMembers,
  listPeople,
  readMe,
  readPerson,
  readThread,
  readThreadEvents,
  renameThread,
  search,
  updateProfile,
  type FieldVisibility,
  type PersonProfile,
} from '#libs/contracts';
import { PROFILE_FIELDS, type ProfileVisibility } from '#libs/kernel';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

const WORDS = {
  roleTitle: 'Arborist',
  team: 'Treetops',
  place: 'The depot',
  workingPattern: 'Mornings',
  pronouns: 'she/her',
  contact: 'Extension 7',
  askMeAbout: 'Oaks and ropes',
  experience: 'Ten years\nin trees',
  summary: 'I climb.',
};

const EMPTY = Object.fromEntries(Object.keys(WORDS).map((name) => [name, '']));

const allTo = (visibility: ProfileVisibility): FieldVisibility =>
  Object.fromEntries(PROFILE_FIELDS.map((field) => [field, visibility])) as FieldVisibility;

const wordsOf = (profile: PersonProfile): object =>
  Object.fromEntries(Object.keys(WORDS).map((name) => [name, profile[name as keyof typeof WORDS]]));

describe('a profile', () => {
  let stage: Stage;
  let threadId: string;
  let handle: string;
  let readers: Record<'self' | 'neighbour' | 'stranger' | 'nobody', ApiCaller>;

  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    handle = stage.member.name;
    readers = {
      self: stage.asMember,
      neighbour: stage.asOwner,
      stranger: await stage.as(await stage.test.given.person()),
      nobody: stage.asNobody,
    };
    threadId = await stage.open(stage.asMember);
    await stage.asMember(renameThread, { params: { threadId }, body: { title: 'Oaks' } });
    await stage.asMember(updateProfile, { body: { ...WORDS, languages: ['cy', 'en', 'cy'] } });
  });
  afterAll(() => stage.test.stop());

  const show = async (visibility: Partial<FieldVisibility>): Promise<void> => {
    const { status } = await stage.asMember(updateProfile, { body: { visibility } });
    expect(status).toBe(200);
  };

  const isFound = async (reader: ApiCaller): Promise<boolean[]> => {
    const people = await reader(listPeople, { query: { q: 'arborist' } });
    const hits = await reader(search, { query: { q: 'treetops', kind: 'person' } });
    return [people.answer.items.length > 0, hits.answer.items.length > 0];
  };

  const rolesBesideContributions = async (reader: ApiCaller): Promise<(string | undefined)[]> => {
    const page = await reader(readThread, { params: { threadId } });
    const { answer } = await reader(readThreadEvents, { params: { threadId }, query: { after: '0' } });
    const inEvents = answer.events.flatMap(({ payload }) => {
      if ('post' in payload) return [payload.post.author.roleTitle];
      return 'thread' in payload ? [payload.thread.author.roleTitle] : [];
    });
    expect(inEvents).toHaveLength(2);
    return [page.answer.thread.author.roleTitle, page.answer.posts[0]?.author.roleTitle, ...inEvents];
  };

  it.each<[ProfileVisibility, string[]]>([
    ['me', ['self']],
    ['community', ['self', 'neighbour']],
    ['organisation', ['self', 'neighbour', 'stranger']],
    ['partners', ['self', 'neighbour', 'stranger']],
    ['public', ['self', 'neighbour', 'stranger', 'nobody']],
  ])('P1: shown to "%s" is seen by nobody else, at any door', async (visibility, seenBy) => {
    await show(allTo(visibility));
    for (const [who, reader] of Object.entries(readers)) {
      const sees = seenBy.includes(who);
      const { answer } = await reader(readPerson, { params: { handle } });
      expect({ who, ...wordsOf(answer) }).toEqual({ who, ...(sees ? WORDS : EMPTY) });
      expect([who, answer.languages, answer.summaryHtml === '']).toEqual([
        who,
        sees ? ['cy', 'en'] : [],
        !sees,
      ]);
      const roles = await rolesBesideContributions(reader);
      expect([who, ...roles]).toEqual([who, ...roles.map(() => (sees ? WORDS.roleTitle : ''))]);
      if (who !== 'nobody') expect([who, ...(await isFound(reader))]).toEqual([who, sees, sees]);
    }
  });

  it('P1: is shown part by part, also among the members of a community', async () => {
    await show({ ...allTo('me'), roleTitle: 'public', place: 'public', askMeAbout: 'community' });
    const { answer } = await stage.asNobody(readPerson, { params: { handle } });
    expect(wordsOf(answer)).toEqual({ ...EMPTY, roleTitle: WORDS.roleTitle, place: WORDS.place });
    const params = { community: stage.communityId };
    const found = await stage.asOwner(listMembers, { params, query: { q: 'arborist' } });
    expect(found.answer.items.map(({ person }) => person.roleTitle)).toEqual([WORDS.roleTitle]);
    await show({ roleTitle: 'me' });
    const hidden = await stage.asOwner(listMembers, { params, query: { q: 'arborist' } });
    expect(hidden.answer.items).toEqual([]);
  });

  it('is not there for nobody in particular once its person looks after no community that they read', async () => {
    const host = await stage.test.given.person();
    const params = { handle: host.name };
    await stage.test.given.member(stage.communityId, host.id, 'facilitator');
    expect((await stage.asNobody(readPerson, { params })).status).toBe(200);
    await stage.test.database.sql
      .updateTable('membership')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('person_id', '=', host.id)
      .execute();
    expect((await stage.asNobody(readPerson, { params })).status).toBe(404);
  });

  it('P1: tells its person alone who sees which part, and begins with cautious choices', async () => {
    const newcomer = await stage.test.given.person();
    const own = await (await stage.as(newcomer))(readPerson, { params: { handle: newcomer.name } });
    expect(own.answer.visibility).toEqual({ ...allTo('organisation'), contact: 'community' });
    const others = await stage.asOwner(readPerson, { params: { handle: newcomer.name } });
    expect(others.answer.visibility).toBeNull();
  });

  it('P1: keeps what was chosen for other parts, and refuses what is no choice', async () => {
    await show(allTo('me'));
    await show({ team: 'public' });
    const { answer } = await stage.asMember(readPerson, { params: { handle } });
    expect(answer.visibility).toEqual({ ...allTo('me'), team: 'public' });
    for (const visibility of [{ team: 'everybody' }, { email: 'public' }] as never[]) {
      expect((await stage.asMember(updateProfile, { body: { visibility } })).status).toBe(400);
    }
  });

  it('P1: sends with a new post only what every account may see of its author', async () => {
    const sentRole = async (visibility: ProfileVisibility): Promise<unknown> => {
      await show(allTo(visibility));
      await stage.reply(stage.asMember, threadId, `Shown to ${visibility}`);
      const event = await stage.test.database.sql
        .selectFrom('thread_event')
        .select('payload')
        .where('thread_id', '=', threadId)
        .orderBy('seq', 'desc')
        .executeTakeFirstOrThrow();
      return (event.payload as { post: { author: { roleTitle: string } } }).post.author.roleTitle;
    };
    expect(await sentRole('me')).toBe('');
    expect(await sentRole('community')).toBe('');
    expect(await sentRole('organisation')).toBe(WORDS.roleTitle);
  });

  it('P1: does not exist for those who have no account and can read nothing by its person', async () => {
    const quiet = await stage.test.given.person();
    const params = { handle: quiet.name };
    await (
      await stage.as(quiet)
    )(updateProfile, { body: { ...WORDS, visibility: allTo('public') } });
    expect((await stage.asNobody(readPerson, { params })).status).toBe(404);
    expect((await stage.asOwner(readPerson, { params })).status).toBe(200);
  });

  it('P1: is asked for once, until its person writes it or would rather not', async () => {
    for (const answerIt of [
      (as: ApiCaller) => as(endIntroduction),
      (as: ApiCaller) => as(updateProfile, { body: { languages: ['cy'] } }),
    ]) {
      const as = await stage.as(await stage.test.given.person());
      expect((await as(readMe)).answer.needsIntroduction).toBe(true);
      expect((await answerIt(as)).status).toBeLessThan(300);
      expect((await as(readMe)).answer.needsIntroduction).toBe(false);
    }
  });
});
