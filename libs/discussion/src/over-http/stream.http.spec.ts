import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptAnswer,
  addReaction,
  deletePost,
  deleteThread,
  editPost,
  postContent,
  readThread,
  readThreadEvents,
  removeReaction,
  restorePost,
  restoreThread,
  setThreadKind,
  type PostContent,
  type ThreadFrame,
  type ThreadState,
} from '#libs/contracts';
import { setStage, type Stage } from '#libs/testing';

interface Picture {
  thread: ThreadState;
  readonly posts: Map<string, PostContent>;
}

/** What a client does with a frame. */
const apply = (picture: Picture, frame: ThreadFrame): void => {
  const { posts } = picture;
  switch (frame.kind) {
    case 'post.added': {
      const { post, lastPostAt } = frame.payload;
      posts.set(post.id, post);
      const postCount = Math.max(picture.thread.postCount, post.number);
      picture.thread = { ...picture.thread, postCount, lastPostAt };
      return;
    }
    case 'post.edited':
    case 'post.restored':
      posts.set(frame.payload.post.id, frame.payload.post);
      return;
    case 'post.deleted': {
      const { postId, deleted } = frame.payload;
      const post = posts.get(postId);
      if (post) posts.set(postId, { ...post, html: '', reactions: [], attachments: [], deleted });
      return;
    }
    case 'reactions.changed': {
      const { postId, reactions } = frame.payload;
      const post = posts.get(postId);
      if (post) posts.set(postId, { ...post, reactions });
      return;
    }
    case 'confirmation.changed': {
      const { postId, unconfirmed } = frame.payload;
      const post = posts.get(postId);
      if (post) posts.set(postId, { ...post, unconfirmed });
      return;
    }
    case 'video.worth':
    case 'event.changed':
      return;
    case 'thread.deleted':
      picture.thread = { ...picture.thread, deleted: frame.payload.deleted };
      return;
    case 'thread.changed':
    case 'thread.restored':
      picture.thread = { ...frame.payload.thread };
  }
};

describe('the stream of a thread', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const fresh = async (threadId: string): Promise<Picture & { seq: number }> => {
    const { answer } = await stage.asNobody(readThread, { params: { threadId }, query: { limit: '100' } });
    const posts = answer.posts.map((view): [string, PostContent] => [view.id, postContent.parse(view)]);
    return { thread: answer.thread, posts: new Map(posts), seq: answer.seq };
  };

  const happenings = async (threadId: string): Promise<void> => {
    const { asMember, asOwner } = stage;
    const posts = [];
    for (const words of ['one', 'two', 'three', 'four'])
      posts.push(await stage.reply(asMember, threadId, words));
    const [one, two, three, four] = posts.map(({ id }) => ({ params: { postId: id } }));
    if (!one || !two || !three || !four) throw new Error('four posts');
    await asMember(editPost, { ...one, body: { markdown: 'uno', version: 1 } });
    await asOwner(addReaction, { params: { ...one.params, kind: 'thanks' } });
    await asMember(addReaction, { params: { ...one.params, kind: 'thanks' } });
    await asOwner(removeReaction, { params: { ...one.params, kind: 'thanks' } });
    await asOwner(addReaction, { params: { ...two.params, kind: 'like' } });
    await asOwner(deletePost, two);
    await asOwner(restorePost, two);
    await asMember(deletePost, three);
    await asOwner(setThreadKind, { params: { threadId }, body: { kind: 'question' } });
    await asOwner(deleteThread, { params: { threadId }, body: {} });
    await asOwner(restoreThread, { params: { threadId } });
    await asOwner(acceptAnswer, { params: { threadId }, body: { postId: four.params.postId } });
  };

  it('turns any earlier picture into what a fresh load shows, from whichever event one starts', async () => {
    const threadId = await stage.open(stage.asOwner);
    const before = await fresh(threadId);
    await happenings(threadId);
    const after = await fresh(threadId);
    const { answer } = await stage.asNobody(readThreadEvents, {
      params: { threadId },
      query: { after: '0', limit: '100' },
    });
    expect(answer.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: answer.seq }, (_, index) => index + 1),
    );
    const picture = { thread: before.thread, posts: new Map(before.posts) };
    for (const frame of answer.events.filter(({ seq }) => seq > before.seq)) apply(picture, frame);
    expect(picture.thread).toEqual(after.thread);
    expect([...picture.posts]).toEqual([...after.posts]);
    for (const frame of answer.events) apply(picture, frame);
    expect([...picture.posts]).toEqual([...after.posts]);
  });

  it('can be read piece by piece', async () => {
    const threadId = await stage.open(stage.asOwner);
    await happenings(threadId);
    const seen: number[] = [];
    let more = true;
    while (more) {
      const query = { after: String(seen.at(-1) ?? 0), limit: '4' };
      const { answer } = await stage.asMember(readThreadEvents, { params: { threadId }, query });
      seen.push(...answer.events.map(({ seq }) => seq));
      more = answer.more;
    }
    expect(seen).toEqual(Array.from({ length: (await fresh(threadId)).seq }, (_, index) => index + 1));
  });

  it('broadcasts from the writing process exactly what is stored', async () => {
    const threadId = await stage.open(stage.asOwner);
    const told: ThreadFrame[] = [];
    stage.test.database.onCommitted(({ threadEvents }) => {
      for (const { at, ...event } of threadEvents) {
        if (event.threadId === threadId) told.push({ ...event, at: at.toISOString() } as ThreadFrame);
      }
    });
    await stage.reply(stage.asMember, threadId, 'Hear this');
    const { answer } = await stage.asNobody(readThreadEvents, {
      params: { threadId },
      query: { after: '1' },
    });
    expect(told).toEqual(answer.events);
  });
});
