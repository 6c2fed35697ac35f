import { FollowPerson, FollowTopics, Vocabulary } from '#libs/people';
import { AddComment, BeginArticle, CreateStatus, PublishArticle, ReactToPublication } from '#libs/publishing';

import type { DemoArticle, DemoReaction, DemoStatus } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';

const MINUTE = 60_000;

const react = async (
  stage: DemoStage,
  publicationId: string,
  reactions: readonly DemoReaction[],
): Promise<void> => {
  for (const { kind, by } of reactions) {
    for (const handle of by)
      await stage
        .get(ReactToPublication)
        .execute(stage.person(handle), { params: { publicationId, kind }, query: {}, body: { on: true } });
  }
};

const follow = async (stage: DemoStage): Promise<void> => {
  const { follows, followedTopics } = stage.content;
  for (const { follower, followed } of follows) {
    for (const handle of followed) await stage.get(FollowPerson).set(stage.person(follower), handle, 'all');
  }
  for (const { follower, topics } of followedTopics) {
    for (const name of topics) {
      const { items } = await stage.get(Vocabulary).find(name);
      const skillId = items.find(({ labels }) => labels.en === name)?.id ?? '';
      const input = { params: { skillId }, query: {}, body: { level: 'all' as const } };
      await stage.get(FollowTopics).set(stage.person(follower), input);
    }
  }
};

const seedStatus = async (stage: DemoStage, status: DemoStatus, now: Date): Promise<void> => {
  const { author, minutesBeforeNow, reactions, ...words } = status;
  const me = stage.person(author);
  stage.clock.set(new Date(now.getTime() - minutesBeforeNow * MINUTE));
  const { id } = await stage
    .get(CreateStatus)
    .execute(me, stage.once(me, 'demo-status', { author, minutesBeforeNow }), words);
  await react(stage, id, reactions);
};

/** When it appears, if it does: in the past at that time, in the future by its schedule. */
const publish = async (
  stage: DemoStage,
  publicationId: string,
  { author, title, markdown, language, audience, edited }: DemoArticle,
  at: Date,
  now: Date,
): Promise<void> => {
  const me = stage.person(author);
  const isAhead = at > now;
  stage.clock.set(isAhead ? now : at);
  const body = { language, audience, scheduledFor: isAhead ? at.toISOString() : null };
  const input = { params: { publicationId }, query: {} };
  const first = edited ?? { title, markdown };
  await stage.get(PublishArticle).execute(me, { ...input, body: { ...body, ...first, version: 0 } });
  if (edited === undefined) return;
  stage.clock.set(new Date(at.getTime() + MINUTE));
  await stage.get(PublishArticle).execute(me, { ...input, body: { ...body, title, markdown, version: 1 } });
};

/** An article that is not published is a draft, as its author left it. */
const keepDraft = async (
  { database, clock }: DemoStage,
  publicationId: string,
  personId: string,
  { title, markdown }: DemoArticle,
): Promise<void> => {
  const place = `publication:${publicationId}`;
  await database.sql
    .insertInto('draft')
    .values({ person_id: personId, place, title, markdown, revision: 1, updated_at: clock.now() })
    .execute();
};

const seedArticle = async (stage: DemoStage, article: DemoArticle, now: Date): Promise<void> => {
  const { key, author, language, minutesBeforeNow, comments, reactions } = article;
  const me = stage.person(author);
  const at = minutesBeforeNow === null ? null : new Date(now.getTime() - minutesBeforeNow * MINUTE);
  stage.clock.set(at === null || at > now ? now : at);
  const { id } = await stage
    .get(BeginArticle)
    .execute(me, stage.once(me, 'demo-article', { key }), { language });
  if (at === null) {
    await keepDraft(stage, id, me.personId, article);
    return;
  }
  await publish(stage, id, article, at, now);
  for (const { author: handle, minutesAfter, ...body } of comments) {
    const speaker = stage.person(handle);
    stage.clock.set(new Date(at.getTime() + minutesAfter * MINUTE));
    const once = stage.once(speaker, 'demo-comment', { key, minutesAfter });
    await stage.get(AddComment).execute(speaker, once, { params: { publicationId: id }, query: {}, body });
  }
  await react(stage, id, reactions);
};

/** Who follows whom and what, and what people have written on their own pages. */
export const seedPublications = async (stage: DemoStage, now: Date): Promise<void> => {
  await follow(stage);
  for (const article of stage.content.articles) await seedArticle(stage, article, now);
  for (const status of stage.content.statuses) await seedStatus(stage, status, now);
  stage.clock.set(now);
};
