import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  addMySkill,
  decideReport,
  deletePost,
  deleteThread,
  endorseSkill,
  hideEndorsement,
  listEndorsements,
  listNotifications,
  listReports,
  makeReport,
  mergeSkill,
  openThread,
  readReport,
  readSkillsOfPerson,
  revokeEndorsement,
  setMySkill,
  updateProfile,
  type EndorsementView,
} from '#libs/contracts';
import { LIMITS, newId } from '#libs/kernel';
import {
  countStatements,
  eventually,
  setStage,
  type ApiCaller,
  type Somebody,
  type Stage,
} from '#libs/testing';

interface Skilled extends Somebody {
  readonly skillId: string;
  readonly params: { readonly handle: string; readonly skillId: string };
}

describe('endorsements', () => {
  let stage: Stage;
  let asModerator: ApiCaller;
  let evidence: string;

  beforeAll(async () => {
    stage = await setStage();
    asModerator = await stage.as(await stage.test.given.person({ role: 'moderator' }));
    evidence = await postIn(stage.communityId, 'How I built the wall');
  });
  afterAll(() => stage.test.stop());

  /** Somebody who lists a skill that they are the first to name, or one of somebody else's. */
  const skilled = async (known?: { skillId: string; by?: Somebody }): Promise<Skilled> => {
    const { person, as } = known?.by ?? (await stage.newcomer());
    const body = { isSkill: true, isInterest: false };
    const { answer } = known
      ? await as(setMySkill, { params: { skillId: known.skillId }, body })
      : await as(addMySkill, { body: { name: `Walling ${newId()}`, language: 'en', kind: 'skill' } });
    const skillId = known?.skillId ?? answer.skills[0]?.id ?? '';
    return { person, as, skillId, params: { handle: person.name, skillId } };
  };

  const postIn = async (communityId: string, title: string, as = stage.asOwner): Promise<string> => {
    const body = { title, markdown: 'Stone by stone.' };
    return (await as(openThread, { params: { communityId }, body })).answer.post.id;
  };

  const endorse = async (as: ApiCaller, { params }: Pick<Skilled, 'params'>, postId = evidence) => {
    const { status, problem } = await as(endorseSkill, { params, body: { postId } });
    return status === 204 ? 'endorsed' : problem.code;
  };

  const listed = async (as: ApiCaller, { params }: Pick<Skilled, 'params'>): Promise<EndorsementView[]> =>
    (await as(listEndorsements, { params })).answer.items;

  const counted = async (as: ApiCaller, { params }: Pick<Skilled, 'params'>): Promise<number | undefined> => {
    const { answer } = await as(readSkillsOfPerson, { params: { handle: params.handle } });
    return answer.skills.find(({ id }) => id === params.skillId)?.endorsements;
  };

  it('P3: stand beside the skill with their number, who gave them and what shows it, the newest first, page by page', async () => {
    const walled = await skilled();
    const givers = await Promise.all([stage.newcomer(), stage.newcomer(), stage.newcomer()]);
    for (const { as } of givers) expect(await endorse(as, walled)).toBe('endorsed');
    expect(await endorse(givers[0]?.as ?? stage.asOwner, walled)).toBe('endorsed');
    expect(await counted(stage.asOwner, walled)).toBe(3);

    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor !== undefined && { cursor }) };
      const { answer } = await stage.asOwner(listEndorsements, { params: walled.params, query });
      names.push(...answer.items.map(({ endorser }) => endorser.name));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(names).toEqual(givers.map(({ person }) => person.name).toReversed());

    const [first] = await listed(stage.asMember, walled);
    expect(first).toMatchObject({
      isMine: false,
      isHidden: false,
      evidence: { postId: evidence, number: 1, thread: { title: 'How I built the wall' }, isVideo: false },
    });
    const { answer } = await (givers[1]?.as ?? stage.asOwner)(readSkillsOfPerson, {
      params: { handle: walled.person.name },
    });
    expect(answer.skills).toMatchObject([{ endorsements: 3, isEndorsedByMe: true }]);
  });

  it('P3: take one statement for a page, and none more for the numbers beside the skills', async () => {
    const walled = await skilled();
    await endorse(stage.asOwner, walled);
    await eventually(async () => {
      const owed = sql`select from domain_event where handled_at is null limit 1`;
      expect((await owed.execute(stage.test.database.sql)).rows).toHaveLength(0);
    });
    const reads: [string, () => Promise<{ status: number }>][] = [
      ['page', () => stage.asMember(listEndorsements, { params: walled.params })],
      ['skills', () => stage.asMember(readSkillsOfPerson, { params: { handle: walled.person.name } })],
    ];
    for (const [what, read] of reads) {
      const statements = await countStatements(stage.test.database, async () => {
        expect([what, (await read()).status]).toEqual([what, 200]);
      });
      const own = statements.filter((text) => !/^(begin|commit)$|\bsession\b|domain_event|job/.test(text));
      expect([what, own.length]).toEqual([what, 1]);
    }
  });

  it('P3: are seen by those who see the skill, and what shows it by those who may read that', async () => {
    const walled = await skilled();
    const colleague = await stage.newcomer();
    const insider = await stage.newcomer();
    const { id: hidden } = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    for (const { person } of [walled, insider]) await stage.test.given.member(hidden, person.id);
    const postId = await postIn(hidden, 'Not for everybody');
    expect(await endorse(colleague.as, walled, postId)).toBe('not-found');
    expect(await endorse(insider.as, walled, postId)).toBe('endorsed');

    const readers: [string, ApiCaller, boolean, boolean][] = [
      ['the person', walled.as, true, true],
      ['who endorsed', insider.as, true, true],
      ['a colleague', colleague.as, true, false],
      ['a visitor', stage.asNobody, false, false],
    ];
    for (const [who, as, sees, reads] of readers) {
      const found = (await as(listEndorsements, { params: walled.params })).answer?.items ?? [];
      expect([who, found.length, found[0]?.evidence?.postId ?? null]).toEqual([
        who,
        sees ? 1 : 0,
        reads ? postId : null,
      ]);
      if (!reads) expect(JSON.stringify(found)).not.toContain('Not for everybody');
    }

    await walled.as(updateProfile, { body: { visibility: { skills: 'community' } } });
    expect((await colleague.as(listEndorsements, { params: walled.params })).status).toBe(404);
    expect(await endorse(colleague.as, walled)).toBe('not-found');
    expect(await listed(insider.as, walled)).toHaveLength(1);
    await walled.as(updateProfile, { body: { visibility: { skills: 'me' } } });
    expect((await insider.as(listEndorsements, { params: walled.params })).status).toBe(404);
    expect(await listed(walled.as, walled)).toHaveLength(1);
    const revoked = await insider.as(revokeEndorsement, { params: walled.params });
    expect(revoked.status).toBe(204);
  });

  it('P3: name nobody to visitors whom these do not know, but count them', async () => {
    const walled = await skilled();
    const unknown = await stage.newcomer();
    await endorse(unknown.as, walled);
    await endorse(stage.asOwner, walled);
    await walled.as(updateProfile, { body: { visibility: { skills: 'public' } } });
    expect((await stage.asNobody(listEndorsements, { params: walled.params })).status).toBe(404);
    await stage.test.given.member(stage.communityId, walled.person.id);
    await postIn(stage.communityId, 'Known by this', walled.as);
    expect(await counted(stage.asNobody, walled)).toBe(2);
    expect((await listed(stage.asNobody, walled)).map(({ endorser }) => endorser.name)).toEqual([
      stage.owner.name,
    ]);
  });

  it('P3: go on without what shows them once that is deleted, for everybody', async () => {
    const walled = await skilled();
    const { id: other } = await stage.test.given.community({ owner: stage.owner, visibility: 'public' });
    const opened = await stage.asOwner(openThread, {
      params: { communityId: other },
      body: { title: 'Soon gone', markdown: 'Words' },
    });
    const threadId = opened.answer.thread.id;
    const reply = await stage.reply(stage.asOwner, threadId, 'More words');
    await endorse(stage.asOwner, walled, reply.id);
    expect((await listed(stage.asOwner, walled))[0]?.evidence?.number).toBe(2);
    await stage.asOwner(deletePost, { params: { postId: reply.id } });
    expect(await listed(stage.asOwner, walled)).toMatchObject([{ evidence: null }]);
    expect(await endorse(stage.asOwner, walled, reply.id)).toBe('not-found');
    await endorse(stage.asOwner, walled, opened.answer.post.id);
    expect((await listed(stage.asMember, walled))[0]?.evidence?.postId).toBe(opened.answer.post.id);
    await stage.asOwner(deleteThread, { params: { threadId }, body: {} });
    for (const as of [stage.asOwner, stage.asMember]) {
      expect(await listed(as, walled)).toMatchObject([{ evidence: null }]);
    }
  });

  it('P3: are given for skills that are listed only, and never to oneself', async () => {
    const walled = await skilled();
    const { as } = await stage.newcomer();
    expect(await endorse(walled.as, walled)).toBe('endorsement.own-skill');
    for (const params of [
      { ...walled.params, skillId: newId() },
      { ...walled.params, handle: 'nobody_of_that_name' },
    ]) {
      expect(await endorse(as, { params })).toBe('not-found');
      expect((await as(listEndorsements, { params })).status).toBe(404);
    }
    expect(await endorse(as, walled, newId())).toBe('not-found');
    const body = { isSkill: false, isInterest: true };
    await walled.as(setMySkill, { params: { skillId: walled.skillId }, body });
    expect(await endorse(as, walled)).toBe('not-found');
  });

  describe('in return', () => {
    const pair = async (): Promise<[Skilled, Skilled]> => {
      const first = await skilled();
      return [first, await skilled({ skillId: first.skillId })];
    };

    it('P3: are refused for the same skill for 90 days, whatever is done about others', async () => {
      const [first, second] = await pair();
      expect(await endorse(first.as, second)).toBe('endorsed');
      expect(await endorse(second.as, first)).toBe('endorsement.in-return');
      expect(await endorse(first.as, second)).toBe('endorsed');
      const other = await skilled({ skillId: (await skilled()).skillId, by: first });
      expect(await endorse(second.as, other)).toBe('endorsed');
      const shortly = new Date(Date.now() - LIMITS.endorsements.reciprocalSeconds * 1000 + 60_000);
      const since = (at: Date) =>
        stage.test.database.sql
          .updateTable('endorsement')
          .set({ endorsed_at: at })
          .where('person_id', '=', second.person.id)
          .execute();
      await since(shortly);
      expect(await endorse(second.as, first)).toBe('endorsement.in-return');
      await since(new Date(shortly.getTime() - 120_000));
      expect(await endorse(second.as, first)).toBe('endorsed');
      expect(await endorse(first.as, second)).toBe('endorsed');
    });

    it('P3: are possible once the first one is taken back', async () => {
      const [first, second] = await pair();
      await endorse(first.as, second);
      await first.as(revokeEndorsement, { params: second.params });
      expect(await endorse(second.as, first)).toBe('endorsed');
      expect(await endorse(first.as, second)).toBe('endorsement.in-return');
    });

    it('P3: are refused to one of two who do it at the same moment', async () => {
      const [first, second] = await pair();
      const outcomes = await Promise.all([endorse(first.as, second), endorse(second.as, first)]);
      expect(outcomes.toSorted((a, b) => a.localeCompare(b))).toEqual(['endorsed', 'endorsement.in-return']);
    });
  });

  it('P3: are taken back by who gave them, and by nobody else', async () => {
    const walled = await skilled();
    const giver = await stage.newcomer();
    await endorse(giver.as, walled);
    const revoke = (as: ApiCaller) => as(revokeEndorsement, { params: walled.params });
    expect((await revoke(walled.as)).status).toBe(404);
    expect((await revoke(stage.asOwner)).status).toBe(404);
    expect((await revoke(giver.as)).status).toBe(204);
    expect((await revoke(giver.as)).status).toBe(404);
    expect(await listed(walled.as, walled)).toEqual([]);
    expect(await counted(giver.as, walled)).toBe(0);
    expect(await endorse(giver.as, walled)).toBe('endorsed');
    expect(await counted(giver.as, walled)).toBe(1);
  });

  it('P3: are hidden by the person, from everybody else, and do not come back by being given again', async () => {
    const walled = await skilled();
    const giver = await stage.newcomer();
    await endorse(giver.as, walled);
    const endorsementId = (await listed(walled.as, walled))[0]?.id ?? '';
    const hide = async (as: ApiCaller, isHidden: boolean): Promise<number> =>
      (await as(hideEndorsement, { params: { endorsementId }, body: { isHidden } })).status;
    expect(await hide(giver.as, true)).toBe(404);
    expect(await hide(walled.as, true)).toBe(204);
    for (const as of [giver.as, stage.asOwner]) {
      expect(await listed(as, walled)).toEqual([]);
      expect(await counted(as, walled)).toBe(0);
    }
    expect(await listed(walled.as, walled)).toMatchObject([{ isHidden: true }]);
    await giver.as(revokeEndorsement, { params: walled.params });
    expect(await hide(walled.as, false)).toBe(404);
    await endorse(giver.as, walled);
    expect(await listed(stage.asOwner, walled)).toEqual([]);
    expect(await hide(walled.as, false)).toBe(204);
    expect(await listed(stage.asOwner, walled)).toHaveLength(1);
  });

  it('P3: are reported by those who see them to moderators who are not concerned, and taken down for good', async () => {
    const walled = await skilled();
    const giver = await stage.newcomer();
    const concerned = await stage.test.given.person({ role: 'moderator' });
    const asConcerned = await stage.as(concerned);
    const theirs = await skilled({ skillId: walled.skillId, by: { person: concerned, as: asConcerned } });
    await endorse(giver.as, walled);
    await endorse(giver.as, theirs);
    const idFor = async (whose: Skilled): Promise<string> => (await listed(whose.as, whose))[0]?.id ?? '';
    const report = (as: ApiCaller, subjectId: string) =>
      as(makeReport, {
        body: { subjectKind: 'endorsement', subjectId, category: 'wrong', reason: 'A joke.' },
      });
    const ofConcerned = await report(stage.asMember, await idFor(theirs));
    expect(ofConcerned.status).toBe(201);
    const about = { params: { reportId: ofConcerned.answer.id } };
    expect((await asConcerned(readReport, about)).status).toBe(404);
    expect((await asModerator(readReport, about)).status).toBe(200);

    const endorsementId = await idFor(walled);
    await walled.as(updateProfile, { body: { visibility: { skills: 'me' } } });
    expect((await report(stage.asMember, endorsementId)).status).toBe(404);
    const made = await report(walled.as, endorsementId);
    const params = { reportId: made.answer.id };
    expect((await walled.as(listReports)).answer.items).toEqual([]);
    expect((await asModerator(readReport, { params })).answer.endorsement).toMatchObject({
      person: { id: walled.person.id },
      endorser: { id: giver.person.id },
      skill: { id: walled.skillId },
      isTakenDown: false,
    });
    const body = { outcome: 'upheld', note: '', removePost: true } as const;
    const decided = await asModerator(decideReport, { params, body });
    expect(decided.answer).toMatchObject({ status: 'upheld', endorsement: { isTakenDown: true } });
    expect(await listed(walled.as, walled)).toEqual([]);
    await giver.as(revokeEndorsement, { params: walled.params });
    await walled.as(updateProfile, { body: { visibility: { skills: 'organisation' } } });
    await endorse(giver.as, walled);
    expect(await listed(walled.as, walled)).toEqual([]);
    expect(await counted(stage.asOwner, walled)).toBe(0);
  });

  it('P3: are told to the person, once for each who gave one', async () => {
    const walled = await skilled();
    const [first, second] = [await stage.newcomer(), await stage.newcomer()];
    await endorse(first.as, walled);
    await first.as(revokeEndorsement, { params: walled.params });
    await endorse(first.as, walled);
    await endorse(second.as, walled);
    await eventually(async () => {
      const { answer } = await walled.as(listNotifications);
      expect(answer).toMatchObject({
        unread: 1,
        items: [{ kind: 'endorsement', count: 2, skill: { id: walled.skillId }, thread: null }],
      });
      const names = answer.items[0]?.people.map(({ name }) => name);
      expect(new Set(names)).toEqual(new Set([first, second].map(({ person }) => person.name)));
    });
  });

  it('P3: go along when skills are merged, one from each person', async () => {
    const walled = await skilled();
    const into = await skilled({ skillId: (await skilled()).skillId, by: walled });
    const [both, one, again] = [await stage.newcomer(), await stage.newcomer(), await stage.newcomer()];
    for (const whose of [walled, into]) await endorse(both.as, whose);
    await endorse(one.as, walled);
    for (const whose of [walled, into]) await endorse(again.as, whose);
    await again.as(revokeEndorsement, { params: into.params });
    await asModerator(mergeSkill, { params: { skillId: walled.skillId }, body: { into: into.skillId } });
    const names = (await listed(stage.asOwner, into)).map(({ endorser }) => endorser.name);
    expect(new Set(names)).toEqual(new Set([both, one, again].map(({ person }) => person.name)));
    expect(names).toHaveLength(3);
  });

  it('P3: end with the skill, and with the account of either', async () => {
    const walled = await skilled();
    const [giver, other] = [await stage.newcomer(), await stage.newcomer()];
    for (const { as } of [giver, other]) await endorse(as, walled);
    await stage.test.given.departure(giver.person.id);
    await eventually(async () => expect(await listed(stage.asOwner, walled)).toHaveLength(1));
    const body = { isSkill: false, isInterest: false };
    await walled.as(setMySkill, { params: { skillId: walled.skillId }, body });
    await skilled({ skillId: walled.skillId, by: walled });
    expect(await listed(stage.asOwner, walled)).toEqual([]);
    await endorse(other.as, walled);
    await stage.test.given.departure(walled.person.id);
    await eventually(async () => {
      const { rows } = await sql`select from endorsement where person_id = ${walled.person.id}`.execute(
        stage.test.database.sql,
      );
      expect(rows).toHaveLength(0);
    });
  });
});
