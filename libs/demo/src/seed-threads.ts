import {
  AcceptAnswer,
  DeletePost,
  EditPost,
  LockThread,
  OpenThread,
  PinThread,
  ReactToPost,
  ReplyToThread,
  SetWiki,
} from '#libs/discussion';

import type { DemoThread } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';
import { timelineOf, type Happening } from './timeline.js';

const MINUTE = 60_000;
const EDITED_EVERY = 95 * MINUTE;

const write = async (stage: DemoStage, { thread, index, post }: Happening): Promise<string> => {
  const me = stage.person(post.author);
  const { language } = post;
  const markdown = post.edited?.markdown ?? post.markdown;
  const once = stage.once(me, 'demo-post', { thread: thread.key, index });
  if (index === 0) {
    const communityId = stage.community(thread.community);
    const { title, kind } = thread;
    const opened = await stage
      .get(OpenThread)
      .execute(me, { communityId, title, kind, language, markdown }, once);
    stage.threads.set(thread.key, opened.thread.id);
    stage.posts.set(thread.key, []);
    return opened.post.id;
  }
  const replyToId = post.replyTo === undefined ? undefined : stage.post(thread.key, post.replyTo);
  const threadId = stage.thread(thread.key);
  return (await stage.get(ReplyToThread).execute(me, { threadId, markdown, language, replyToId }, once)).id;
};

const react = async (stage: DemoStage, { post, at }: Happening, postId: string): Promise<void> => {
  let after = at.getTime();
  for (const { kind, by } of post.reactions ?? []) {
    for (const handle of by) {
      after += MINUTE;
      stage.clock.set(new Date(after));
      await stage.get(ReactToPost).execute(stage.person(handle), { postId, kind, on: true });
    }
  }
};

/** What members made of a post together. */
const editTogether = async (stage: DemoStage, { post, at }: Happening, postId: string): Promise<void> => {
  if (post.wiki === undefined) return;
  stage.clock.set(new Date(at.getTime() + MINUTE));
  await stage.get(SetWiki).execute(stage.person(post.author), postId, true);
  for (const [index, { by, markdown }] of post.wiki.entries()) {
    const version = index + 1;
    stage.clock.set(new Date(at.getTime() + version * EDITED_EVERY));
    await stage.get(EditPost).execute(stage.person(by), { postId, version, markdown });
  }
};

const happen = async (stage: DemoStage, happening: Happening): Promise<void> => {
  const { at, post, thread } = happening;
  stage.clock.set(at);
  const postId = await write(stage, happening);
  stage.posts.get(thread.key)?.push(postId);
  const author = stage.person(post.author);
  if (post.edited !== undefined) {
    stage.clock.set(new Date(at.getTime() + 4 * MINUTE));
    await stage.get(EditPost).execute(author, { postId, version: 1, markdown: post.markdown });
  }
  await editTogether(stage, happening, postId);
  await react(stage, happening, postId);
  if (post.deleted === true) await stage.get(DeletePost).execute(author, postId);
};

const finish = async (stage: DemoStage, thread: DemoThread): Promise<void> => {
  const threadId = stage.thread(thread.key);
  const owner =
    stage.content.communities.find(({ name }) => name === thread.community)?.members[0]?.handle ?? '';
  if (thread.acceptedPost !== undefined) {
    const postId = stage.post(thread.key, thread.acceptedPost);
    await stage.get(AcceptAnswer).execute(stage.person(thread.author), threadId, postId);
  }
  if (thread.pinned === true) await stage.get(PinThread).execute(stage.person(owner), threadId, true);
  if (thread.locked === true) await stage.get(LockThread).execute(stage.person(owner), threadId, true);
};

/** Writes every post in the order in which people would have written them, as they would have. */
export const seedThreads = async (stage: DemoStage, now: Date): Promise<void> => {
  for (const happening of timelineOf(stage.content, now)) await happen(stage, happening);
  stage.clock.set(now);
  for (const thread of stage.content.threads) await finish(stage, thread);
};
