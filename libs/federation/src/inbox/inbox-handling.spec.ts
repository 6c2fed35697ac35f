import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { ActivityHandler } from './handle-activity.js';
import { setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { parseActivity } from './parse-activity.js';
import { activityOf, noteOf, type RemoteAuthor } from './peer.fixture.js';

interface PostNow {
  readonly html: string;
  readonly deleted: boolean;
  readonly number: number;
  readonly version: number;
  readonly author: string;
  readonly instance: string;
  readonly likes: number;
  readonly reactions: Record<string, number>;
}

/** The reactions of which there are any. */
const countsOf = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

describe('what arrives', () => {
  let scene: InboxScene;
  let ada: RemoteAuthor;
  let eve: RemoteAuthor;
  let mallory: RemoteAuthor;

  beforeAll(async () => {
    scene = await setInboxScene();
    ada = await scene.peer.author('ada');
    eve = await scene.peer.author('eve');
    mallory = await scene.peer.author('mallory', 'lemmy.example');
    for (const author of [ada, eve, mallory])
      expect(await scene.settle(author, activityOf(author, 'Follow', scene.group))).toEqual({
        verdict: 'applied',
        because: 'accepted',
      });
  });
  afterAll(() => scene.stop());

  const postNow = async (uri: string): Promise<PostNow | undefined> => {
    const row = await scene.test.database.sql
      .selectFrom('post')
      .innerJoin('person', 'person.id', 'post.author_id')
      .innerJoin('instance', 'instance.id', 'post.instance_id')
      .select(['html', 'post.deleted_at', 'number', 'version', 'person.uri', 'host', 'reaction_counts'])
      .where('post.uri', '=', uri)
      .executeTakeFirst();
    return row === undefined
      ? undefined
      : {
          html: row.html,
          deleted: row.deleted_at !== null,
          number: row.number,
          version: row.version,
          author: row.uri ?? '',
          instance: row.host,
          likes: row.reaction_counts.like ?? 0,
          reactions: countsOf(row.reaction_counts),
        };
  };

  const topic = (author: RemoteAuthor, more: Record<string, unknown> = {}) =>
    noteOf(author, '<p>First</p>', { type: 'Page', name: 'Potholes', audience: scene.group, ...more });

  /** Opens a thread in the community; gives its first post. */
  const opened = async (author: RemoteAuthor, more: Record<string, unknown> = {}) => {
    const page = topic(author, more);
    expect(await scene.settle(author, activityOf(author, 'Create', page))).toMatchObject({
      verdict: 'applied',
    });
    return page;
  };

  const membersOf = async (uri: string): Promise<string[]> => {
    const rows = await scene.test.database.sql
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select('role')
      .where('person.uri', '=', uri)
      .where('community_id', '=', scene.communityId)
      .execute();
    return rows.map(({ role }) => role);
  };

  const follows = async (uri: string): Promise<string[]> => {
    const rows = await scene.test.database.sql
      .selectFrom('follow')
      .innerJoin('remote_actor', 'remote_actor.owner_id', 'follow.follower_id')
      .select('state')
      .where('remote_actor.uri', '=', uri)
      .execute();
    return rows.map(({ state }) => state);
  };

  /** What is owed to a host about an activity that it sent. */
  const sentTo = async (host: string, about: string): Promise<unknown> => {
    const rows = await scene.test.database.sql
      .selectFrom('delivery')
      .innerJoin('outbox_activity', 'outbox_activity.id', 'delivery.activity_id')
      .select('body')
      .where('host', '=', host)
      .execute();
    const activities = rows.map(
      ({ body }) => JSON.parse(Buffer.from(body).toString()) as { object: unknown },
    );
    return activities.find(({ object }) => (object as { id?: string }).id === about);
  };

  describe('a thread that comes two ways at the same moment', () => {
    it('is stored once, and neither way fails', async () => {
      const page = topic(ada);
      const twice = [1, 2].map(() => Buffer.from(JSON.stringify(activityOf(ada, 'Create', page))));
      const handler = scene.test.server.app.get(ActivityHandler, { strict: false });
      const outcomes = await Promise.all(twice.map((body) => handler.handle(parseActivity(body))));
      expect(outcomes.map(({ kind }) => kind)).toEqual(['settled', 'settled']);
      // Whichever is later finds it either while it stores it, or before.
      expect(outcomes.map(({ because }) => because)).toContain('stored');
      expect(await postNow(page.id)).toMatchObject({ number: 1, version: 1 });
    });
  });

  describe('a follow', () => {
    it('makes a member of who follows an open community, and answers with the follow inside', async () => {
      const bea = await scene.peer.author('bea');
      const follow = activityOf(bea, 'Follow', scene.group);
      expect(await scene.settle(bea, follow)).toEqual({ verdict: 'applied', because: 'accepted' });
      expect(await membersOf(bea.id)).toEqual(['member']);
      expect(await follows(bea.id)).toEqual(['accepted']);
      const accept = await sentTo(bea.host, follow.id);
      expect(accept).toMatchObject({
        type: 'Accept',
        actor: scene.group,
        object: { type: 'Follow', actor: bea.id, object: scene.group },
      });
    });

    it('is a wish where people are let in, and is answered when that is decided', async () => {
      const { test, owner } = scene;
      const { id, name } = await test.given.community({ owner, visibility: 'public', joinPolicy: 'request' });
      const cai = await scene.peer.author('cai');
      const follow = activityOf(cai, 'Follow', `https://northfield.example/c/${name}`);
      expect(await scene.settle(cai, follow)).toEqual({ verdict: 'applied', because: 'pending' });
      const request = await test.database.sql
        .selectFrom('join_request')
        .select(['id', 'person_id'])
        .where('community_id', '=', id)
        .executeTakeFirstOrThrow();
      await test.database.transaction((tx) =>
        tx.record('join.decided', {
          communityId: id,
          personId: request.person_id,
          requestId: request.id,
          by: owner.id,
          decision: 'declined',
        }),
      );
      await eventually(async () => expect(await follows(cai.id)).toEqual(['rejected']));
    });

    it('tells nothing of a community that nobody may know of', async () => {
      const { name } = await scene.test.given.community({ owner: scene.owner, visibility: 'hidden' });
      const dai = await scene.peer.author('dai');
      const follow = activityOf(dai, 'Follow', `https://northfield.example/c/${name}`);
      expect(await scene.settle(dai, follow)).toEqual({ verdict: 'refused', because: 'not-found' });
      expect(await follows(dai.id)).toEqual([]);
    });

    it('ends with its undoing, by what it holds, by its id, or with another id', async () => {
      const fay = await scene.peer.author('fay');
      const again = async () => {
        const follow = activityOf(fay, 'Follow', scene.group);
        expect(await scene.settle(fay, follow)).toMatchObject({ verdict: 'applied' });
        expect(await membersOf(fay.id)).toEqual(['member']);
        return follow;
      };
      const ways = [
        (follow: { id: string }) => follow,
        (follow: { id: string }) => follow.id,
        (follow: { id: string }) => ({ ...follow, id: `${follow.id}-made-again` }),
      ];
      for (const way of ways) {
        const undo = activityOf(fay, 'Undo', way(await again()));
        expect(await scene.settle(fay, undo)).toEqual({ verdict: 'applied', because: 'unfollowed' });
        expect(await membersOf(fay.id)).toEqual([]);
        expect(await follows(fay.id)).toEqual([]);
      }
    });
  });

  describe('a thread', () => {
    it('is opened by a member elsewhere under its own id, with its HTML made safe (pitfall 21)', async () => {
      const page = await opened(ada, {
        content: '<p onclick="x()">Hi <script>alert(1)</script><b>all</b></p>',
      });
      expect(await postNow(page.id)).toEqual({
        html: '<p>Hi <strong>all</strong></p>',
        deleted: false,
        number: 1,
        version: 1,
        author: ada.id,
        instance: 'mastodon.example',
        likes: 0,
        reactions: {},
      });
    });

    it('is shown to people here like any other', async () => {
      const page = await opened(ada, { name: 'Grit bins' });
      const { thread_id: threadId } = await scene.test.database.sql
        .selectFrom('post')
        .select('thread_id')
        .where('uri', '=', page.id)
        .executeTakeFirstOrThrow();
      const answer = await fetch(`http://127.0.0.1:${scene.port}/api/threads/${threadId}`);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(await answer.json())).toContain('Grit bins');
    });

    it('takes its title from its first line where it has none', async () => {
      const note = noteOf(ada, '<p>What about buses?</p><p>More.</p>', { to: [scene.group, 'as:Public'] });
      expect(await scene.settle(ada, activityOf(ada, 'Create', note))).toMatchObject({ verdict: 'applied' });
      const { title } = await scene.test.database.sql
        .selectFrom('post')
        .innerJoin('thread', 'thread.id', 'post.thread_id')
        .select('thread.title')
        .where('post.uri', '=', note.id)
        .executeTakeFirstOrThrow();
      expect(title).toBe('What about buses?');
    });

    it('is not shown to everybody when it is not said to be for everybody', async () => {
      const page = topic(ada, { to: [scene.group], cc: [] });
      const create = activityOf(ada, 'Create', page, { to: [scene.group] });
      expect(await scene.settle(ada, create)).toEqual({ verdict: 'ignored', because: 'not-public' });
      expect(await postNow(page.id)).toBeUndefined();
    });

    it('of somebody else is not taken from a message (IN2, IN3)', async () => {
      const sameHost = topic(eve);
      const elsewhere = topic(mallory);
      expect(await scene.settle(ada, activityOf(ada, 'Create', sameHost))).toMatchObject({
        verdict: 'ignored',
      });
      expect(await scene.settle(ada, activityOf(ada, 'Create', elsewhere))).toMatchObject({
        verdict: 'ignored',
      });
      const ours = topic(ada, { id: 'https://northfield.example/p/01936f00-0000-7000-8000-000000000000' });
      expect(await scene.settle(ada, activityOf(ada, 'Create', ours))).toEqual({
        verdict: 'refused',
        because: 'our-object',
      });
      for (const { id } of [sameHost, elsewhere, ours]) expect(await postNow(id)).toBeUndefined();
    });

    it('of somebody else is taken as its own host tells it (IN3)', async () => {
      const page = topic(mallory, { content: '<p>As it is</p>' });
      scene.peer.documents.set(page.id, page);
      const forged = { ...page, content: '<p>Forged</p>' };
      expect(await scene.settle(ada, activityOf(ada, 'Create', forged))).toMatchObject({
        verdict: 'applied',
      });
      expect(await postNow(page.id)).toMatchObject({ html: '<p>As it is</p>', author: mallory.id });
    });

    it('of somebody suspended is refused (IN14)', async () => {
      const sam = await scene.peer.author('sam');
      await scene.settle(sam, activityOf(sam, 'Follow', scene.group));
      const { sql } = scene.test.database;
      await sql.updateTable('person').set({ suspended_at: new Date() }).where('uri', '=', sam.id).execute();
      for (const type of ['Create', 'Update'])
        expect(await scene.settle(sam, activityOf(sam, type, topic(sam)))).toEqual({
          verdict: 'refused',
          because: 'suspended',
        });
    });
  });

  describe('a reply', () => {
    it('goes where it answers, to a post of ours or of another server', async () => {
      const page = await opened(ada);
      const first = noteOf(eve, '<p>Yes</p>', { inReplyTo: page.id });
      const second = noteOf(mallory, '<p>No</p>', { inReplyTo: first.id });
      expect(await scene.settle(eve, activityOf(eve, 'Create', first))).toMatchObject({ verdict: 'applied' });
      expect(await scene.settle(mallory, activityOf(mallory, 'Create', second))).toMatchObject({
        verdict: 'applied',
      });
      expect(await postNow(first.id)).toMatchObject({ number: 2, html: '<p>Yes</p>' });
      expect(await postNow(second.id)).toMatchObject({ number: 3, instance: 'lemmy.example' });
    });

    it('waits for what it answers, and goes on when that comes', async () => {
      const page = topic(ada);
      const reply = noteOf(eve, '<p>Early</p>', { inReplyTo: page.id });
      const early = activityOf(eve, 'Create', reply);
      expect(await scene.send(eve, early)).toMatchObject({ status: 202 });
      expect(await scene.settle(ada, activityOf(ada, 'Create', page))).toMatchObject({ verdict: 'applied' });
      expect(await scene.decided(early.id)).toMatchObject({ verdict: 'applied' });
    });
  });

  describe('a change', () => {
    it('by the author is taken, and an older one that comes later is not (IN7)', async () => {
      const page = await opened(ada);
      const newer = { ...page, content: '<p>Newer</p>', updated: '2026-11-26T10:00:00Z' };
      const older = { ...page, content: '<p>Older</p>', updated: '2026-11-26T09:00:00Z' };
      expect(await scene.settle(ada, activityOf(ada, 'Update', newer))).toMatchObject({ verdict: 'applied' });
      expect(await scene.settle(ada, activityOf(ada, 'Update', older))).toEqual({
        verdict: 'ignored',
        because: 'older',
      });
      expect(await postNow(page.id)).toMatchObject({ html: '<p>Newer</p>', version: 2 });
    });

    it('by somebody else on the same host is refused, and so is one of author or type (IN4)', async () => {
      const page = await opened(ada);
      const changed = { ...page, content: '<p>Changed</p>' };
      const refusals = [
        [eve, changed, 'not-the-owner'],
        [ada, { ...changed, attributedTo: eve.id }, 'author-changed'],
        [ada, { ...changed, type: 'Article' }, 'type-changed'],
      ] as const;
      for (const [author, object, because] of refusals)
        expect(await scene.settle(author, activityOf(author, 'Update', object))).toEqual({
          verdict: 'refused',
          because,
        });
      expect(await scene.settle(eve, activityOf(eve, 'Delete', page.id))).toMatchObject({
        verdict: 'refused',
      });
      expect(await postNow(page.id)).toMatchObject({ html: '<p>First</p>', deleted: false });
    });
  });

  it('changes nothing of somebody here, who they are and their keys included (IN3, IN4)', async () => {
    const { sql } = scene.test.database;
    const about = async () => ({
      person: await sql.selectFrom('person').selectAll().where('id', '=', scene.owner.id).execute(),
      keys: await sql.selectFrom('actor_keys').selectAll().where('owner_id', '=', scene.owner.id).execute(),
      elsewhere: await sql
        .selectFrom('remote_actor')
        .selectAll()
        .where('owner_id', '=', scene.owner.id)
        .execute(),
    });
    const before = await about();
    const { publicKey } = scene.peer.documents.get(mallory.id) as { publicKey: object };
    const id = `https://northfield.example/u/${scene.owner.name}`;
    const forged = {
      id,
      type: 'Person',
      attributedTo: mallory.id,
      preferredUsername: scene.owner.name,
      name: 'Mallory',
      inbox: `${mallory.id}/inbox`,
      publicKey: { ...publicKey, id: `${id}#main-key`, owner: id },
    };
    const { verdict } = await scene.settle(mallory, activityOf(mallory, 'Update', forged));
    expect(verdict).not.toBe('applied');
    expect(await about()).toEqual(before);
  });

  it('of a note that somebody passes on to their own followers is answered, and changes nothing', async () => {
    const { id } = await opened(ada);
    const { verdict } = await scene.settle(eve, activityOf(eve, 'Announce', id));
    expect([verdict, await postNow(id)]).toMatchObject(['ignored', { likes: 0, version: 1 }]);
  });

  it('with an emoji that means none of the reactions here changes nothing', async () => {
    const { id } = await opened(ada);
    for (const type of ['Like', 'EmojiReact']) {
      const reaction = { ...activityOf(eve, type, id), content: '👎' };
      expect(await scene.settle(eve, reaction)).toEqual({ verdict: 'ignored', because: 'no-such-reaction' });
    }
    expect((await postNow(id))?.reactions).toEqual({});
  });

  it('cannot widen who reads a post of a private community (IN5)', async () => {
    const { test, owner } = scene;
    const { id, name } = await test.given.community({ owner, visibility: 'hidden' });
    const { id: personId } = await test.database.sql
      .selectFrom('person')
      .select('id')
      .where('uri', '=', ada.id)
      .executeTakeFirstOrThrow();
    await test.given.member(id, personId);
    const group = `https://northfield.example/c/${name}`;
    const page = topic(ada, { audience: group, to: [group] });
    expect(await scene.settle(ada, activityOf(ada, 'Create', page, { to: [group] }))).toMatchObject({
      verdict: 'applied',
    });
    const wider = { ...page, audience: scene.group, to: [scene.group, 'as:Public'] };
    for (const author of [ada, eve, mallory]) {
      await scene.settle(author, activityOf(author, 'Create', wider));
      await scene.settle(author, activityOf(author, 'Update', wider));
    }
    const rows = await test.database.sql
      .selectFrom('post')
      .select('community_id')
      .where('uri', '=', page.id)
      .execute();
    expect(rows).toEqual([{ community_id: id }]);
  });

  describe('a deletion', () => {
    it('by the author stays, whatever comes again (IN7)', async () => {
      const page = await opened(ada);
      const reply = noteOf(eve, '<p>Yes</p>', { inReplyTo: page.id });
      await scene.settle(eve, activityOf(eve, 'Create', reply));
      expect(
        await scene.settle(eve, activityOf(eve, 'Delete', { id: reply.id, type: 'Tombstone' })),
      ).toMatchObject({
        verdict: 'applied',
      });
      expect(await scene.settle(eve, activityOf(eve, 'Create', reply))).toMatchObject({ verdict: 'ignored' });
      expect(await postNow(reply.id)).toMatchObject({ deleted: true });
    });

    it('that comes before what it deletes keeps it out (IN7)', async () => {
      const page = topic(ada);
      expect(await scene.settle(ada, activityOf(ada, 'Delete', page.id))).toMatchObject({
        verdict: 'applied',
      });
      expect(await scene.settle(ada, activityOf(ada, 'Create', page))).toEqual({
        verdict: 'ignored',
        because: 'deleted',
      });
      expect(await postNow(page.id)).toBeUndefined();
    });

    it('of somebody themselves leaves a tombstone, and their posts', async () => {
      const zoe = await scene.peer.author('zoe');
      await scene.settle(zoe, activityOf(zoe, 'Follow', scene.group));
      const page = await opened(zoe);
      expect(await scene.settle(zoe, activityOf(zoe, 'Delete', zoe.id))).toEqual({
        verdict: 'applied',
        because: 'gone',
      });
      expect(await postNow(page.id)).toMatchObject({ deleted: false });
    });
  });

  describe('an undoing', () => {
    it('that comes before what it undoes keeps it out (IN7)', async () => {
      const gil = await scene.peer.author('gil');
      const follow = activityOf(gil, 'Follow', scene.group);
      expect(await scene.settle(gil, activityOf(gil, 'Undo', follow))).toMatchObject({ verdict: 'applied' });
      expect(await scene.settle(gil, follow)).toEqual({ verdict: 'ignored', because: 'undone' });
      expect(await membersOf(gil.id)).toEqual([]);
    });

    it('takes a like back, once, by its id or with another one (IN7)', async () => {
      const page = await opened(ada);
      const ways = [
        (like: { id: string }) => like,
        (like: { id: string }) => like.id,
        (like: { id: string }) => ({ ...like, id: `${like.id}-made-again` }),
      ];
      for (const way of ways) {
        const like = activityOf(eve, 'Like', page.id);
        expect(await scene.settle(eve, like)).toEqual({ verdict: 'applied', because: 'liked' });
        expect(await postNow(page.id)).toMatchObject({ likes: 1 });
        expect(await scene.settle(eve, activityOf(eve, 'Undo', way(like)))).toMatchObject({
          because: 'unliked',
        });
        expect(await postNow(page.id)).toMatchObject({ likes: 0 });
      }
    });

    it.each([
      ['thanks', 'Like', '🙏🏽'],
      ['support', 'Like', '❤'],
      ['celebrate', 'EmojiReact', '🎉'],
      ['like', 'EmojiReact', '👍🏿'],
    ])(
      'takes back %s, a %s with %s, and leaves the others of the same person',
      async (kind, type, content) => {
        const page = await opened(ada);
        const other = { ...activityOf(eve, 'Like', page.id), content: '💡' };
        await scene.settle(eve, other);
        const ways = [(it: object) => it, (it: { id: string }) => it.id];
        for (const way of ways) {
          const reaction = { ...activityOf(eve, type, page.id), content };
          expect(await scene.settle(eve, reaction)).toEqual({ verdict: 'applied', because: 'liked' });
          expect((await postNow(page.id))?.reactions).toEqual(countsOf({ [kind]: 1, insightful: 1 }));
          const undo = activityOf(eve, 'Undo', way(reaction));
          expect(await scene.settle(eve, undo)).toMatchObject({ because: 'unliked' });
          expect((await postNow(page.id))?.reactions).toEqual(countsOf({ insightful: 1 }));
        }
      },
    );

    it('of what somebody else did is refused', async () => {
      const page = await opened(ada);
      const like = activityOf(eve, 'Like', page.id);
      await scene.settle(eve, like);
      expect(await scene.settle(mallory, activityOf(mallory, 'Undo', like))).toMatchObject({
        verdict: 'refused',
      });
      expect(await postNow(page.id)).toMatchObject({ likes: 1 });
    });
  });

  it('answers nothing that was never asked (IN12)', async () => {
    const person = `https://northfield.example/u/${scene.owner.name}`;
    const never = { type: 'Follow', actor: person, object: mallory.id };
    for (const type of ['Accept', 'Reject']) {
      expect(await scene.settle(mallory, activityOf(mallory, type, never))).toEqual({
        verdict: 'ignored',
        because: 'never-sent',
      });
    }
  });

  it('makes a follow of ours accepted only when the followed one says so (IN12)', async () => {
    const { database } = scene.test;
    const { owner_id: targetId } = await database.sql
      .selectFrom('remote_actor')
      .select('owner_id')
      .where('uri', '=', ada.id)
      .executeTakeFirstOrThrow();
    const uri = 'https://northfield.example/activities/follow/01936f00-0000-7000-8000-000000000001';
    await database.sql
      .insertInto('follow')
      .values({
        id: '01936f00-0000-7000-8000-000000000002',
        follower_id: scene.owner.id,
        follower_kind: 'person',
        target_id: targetId,
        target_kind: 'person',
        uri,
        state: 'pending',
        requested_at: new Date(),
      })
      .execute();
    const stateOf = () =>
      database.sql.selectFrom('follow').select('state').where('uri', '=', uri).executeTakeFirstOrThrow();
    expect(await scene.settle(eve, activityOf(eve, 'Accept', uri))).toMatchObject({ verdict: 'ignored' });
    expect(await stateOf()).toEqual({ state: 'pending' });
    expect(await scene.settle(ada, activityOf(ada, 'Accept', uri))).toMatchObject({ verdict: 'applied' });
    expect(await stateOf()).toEqual({ state: 'accepted' });
  });
});
