import { randomUUID } from 'node:crypto';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import {
  changeLearningRecord,
  createPathway,
  openThread,
  readLearningRecord,
  recordPlaying,
  setPathwayProgress,
  updatePathway,
  type OperationInput,
  type PathwayView,
  type PlayerEvent,
} from '#libs/contracts';
import { DomainEventBus } from '#libs/jobs';
import { newId } from '#libs/kernel';
import { setStage, type ApiCaller, type GivenPerson, type Stage } from '#libs/testing';

import { startRecordStore, type RecordStore } from './record-store.fixture.js';
import { SendStatements } from './send-statements.js';
import type { Statement } from './statement.js';

const never = new AbortController().signal;
const TIME = 'https://w3id.org/xapi/video/extensions/time';

let store: RecordStore;
let stage: Stage;
let sending: SendStatements;
beforeAll(async () => {
  store = await startRecordStore();
  stage = await setStage({
    // Nothing is sent but when a test says so.
    ROLES: 'web',
    LOG_LEVEL: 'silent',
    XAPI_URL: `${store.url}/`,
    XAPI_KEY: store.key,
    XAPI_SECRET: store.secret,
  });
  sending = stage.test.server.app.get(SendStatements, { strict: false });
});
afterAll(async () => {
  await stage.test.stop();
  await store.stop();
});
afterEach(async () => {
  Object.assign(store, { trouble: null, dislikes: null, asked: 0 });
  store.kept.clear();
  await stage.test.database.sql.deleteFrom('learning_statement').execute();
});

const send = (): Promise<void> => sending.execute(never);
const kept = (): Statement[] => [...store.kept.values()];
const waiting = () => stage.test.database.sql.selectFrom('learning_statement').selectAll().execute();

interface Somebody {
  readonly person: GivenPerson;
  readonly as: ApiCaller;
}

const somebody = async (agreed: boolean, communityId = stage.communityId): Promise<Somebody> => {
  const person = await stage.test.given.person();
  await stage.test.given.member(communityId, person.id);
  const as = await stage.as(person);
  if (agreed) await as(changeLearningRecord, { body: { agreed } });
  return { person, as };
};

const threadIn = async (communityId: string): Promise<string> => {
  const { answer } = await stage.asOwner(openThread, {
    params: { communityId },
    body: { title: 'Mending a bench', markdown: 'Look at the bolts.' },
  });
  return answer.thread.id;
};

/** A published video of a minute, of which no byte has come. */
const videoIn = async (communityId = stage.communityId): Promise<string> =>
  stage.test.given.video({
    communityId,
    authorId: stage.owner.id,
    threadId: await threadIn(communityId),
    durationMs: 60_000,
  });

const event = (kind: PlayerEvent['kind'], parts: Partial<PlayerEvent> = {}): PlayerEvent => ({
  id: randomUUID(),
  kind,
  agoMs: 0,
  seconds: 0,
  ...parts,
});

const play = (as: ApiCaller, videoId: string, events: PlayerEvent[]) =>
  as(recordPlaying, { params: { videoId }, body: { playingId: randomUUID(), events } });

const pathwayOf = async (
  steps: OperationInput<typeof updatePathway>['body']['steps'],
): Promise<PathwayView> => {
  const title = 'Benches';
  const { answer: made } = await stage.asOwner(createPathway, {
    body: { title, language: 'en', audience: 'organisation' },
  });
  const { id: pathwayId, revision } = made;
  const body = { title, description: '', reviewBy: '2040-01-01', revision, steps };
  return (await stage.asOwner(updatePathway, { params: { pathwayId }, body })).answer;
};

describe('learning records', () => {
  it('say what somebody did in the player, in the words of the video profile', async () => {
    const { as } = await somebody(true);
    const videoId = await videoIn();
    const watched = [
      { from: 0, to: 12.3456 },
      { from: 40, to: 60 },
      { from: 50, to: 60 },
    ];
    await play(as, videoId, [
      event('initialized'),
      event('played', { agoMs: 60_000 }),
      event('seeked', { from: 12.3456, seconds: 40 }),
      event('paused', { seconds: 60, watched }),
      event('completed', { seconds: 60, watched }),
      event('terminated', { seconds: 60, watched }),
    ]);
    await send();
    expect(kept().map(({ verb }) => verb.id)).toEqual([
      'http://adlnet.gov/expapi/verbs/initialized',
      'https://w3id.org/xapi/video/verbs/played',
      'https://w3id.org/xapi/video/verbs/seeked',
      'https://w3id.org/xapi/video/verbs/paused',
      'http://adlnet.gov/expapi/verbs/completed',
      'http://adlnet.gov/expapi/verbs/terminated',
    ]);
    const [, played, seeked, paused, completed] = kept();
    expect(played?.object).toEqual({
      objectType: 'Activity',
      id: `${stage.test.url}/api/videos/${videoId}`,
      definition: {
        type: 'https://w3id.org/xapi/video/activity-type/video',
        name: { 'en-GB': 'Mending a bench' },
      },
    });
    expect(Date.now() - Date.parse(played?.timestamp ?? '')).toBeGreaterThanOrEqual(60_000);
    expect(seeked?.result?.extensions).toEqual({
      'https://w3id.org/xapi/video/extensions/time-from': 12.346,
      'https://w3id.org/xapi/video/extensions/time-to': 40,
    });
    expect(paused?.result?.extensions).toEqual({
      [TIME]: 60,
      'https://w3id.org/xapi/video/extensions/progress': 0.539,
      'https://w3id.org/xapi/video/extensions/played-segments': '0[.]12.346[,]40[.]60[,]50[.]60',
    });
    expect(completed?.result?.completion).toBe(true);
    expect(await waiting()).toEqual([]);
  });

  it('name nobody: the pseudonym is known here alone, and another one after consent was taken back', async () => {
    const { person, as } = await somebody(true);
    const videoId = await videoIn();
    await play(as, videoId, [event('played')]);
    await send();
    const [first] = kept();
    expect(JSON.stringify(first)).not.toContain(person.id);
    expect(JSON.stringify(first)).not.toContain(person.name);
    await as(changeLearningRecord, { body: { agreed: false } });
    await as(changeLearningRecord, { body: { agreed: true } });
    await play(as, videoId, [event('played')]);
    await send();
    const accounts = new Set(kept().map(({ actor }) => actor.account.name));
    expect(accounts.size).toBe(2);
  });

  it('are not made without consent, and what was not sent goes when it is taken back', async () => {
    const videoId = await videoIn();
    const without = await somebody(false);
    await play(without.as, videoId, [event('played')]);
    const { as } = await somebody(true);
    await play(as, videoId, [event('played')]);
    expect(await waiting()).toHaveLength(1);
    await as(changeLearningRecord, { body: { agreed: false } });
    expect(await waiting()).toEqual([]);
    await send();
    expect(kept()).toEqual([]);
    expect((await as(readLearningRecord)).answer).toEqual({ offered: true, agreedAt: null });
  });

  it('tell that somebody replied, once, and nothing of what they wrote', async () => {
    const { as } = await somebody(true);
    const threadId = await stage.open(stage.asOwner, { title: 'Salt bins' });
    await stage.reply(as, threadId, 'Ours are empty too.');
    await stage.reply(stage.asOwner, threadId, 'Thank you.');
    const bus = stage.test.server.app.get(DomainEventBus, { strict: false });
    await bus.deliverOwed();
    await stage.test.database.sql.updateTable('domain_event').set({ handled_at: null }).execute();
    await bus.deliverOwed();
    await send();
    expect(kept()).toHaveLength(1);
    expect(kept()[0]?.verb.id).toBe('http://adlnet.gov/expapi/verbs/commented');
    expect(kept()[0]?.object.id).toBe(
      `${stage.test.url}/c/${kept()[0]?.context.contextActivities['grouping']?.[0]?.id.split('/').at(-1)}/t/${threadId}`,
    );
    expect(JSON.stringify(kept())).not.toContain('empty');
  });

  it('tell once that somebody has done the last step of a pathway', async () => {
    const { as } = await somebody(true);
    const pathway = await pathwayOf(
      ['bolts', 'wood'].map((title) => ({ title, url: `https://plan.example/${title}` })),
    );
    for (const { id: stepId } of [...pathway.steps, ...pathway.steps])
      await as(setPathwayProgress, { params: { pathwayId: pathway.id, stepId }, body: { done: true } });
    await stage.test.server.app.get(DomainEventBus, { strict: false }).deliverOwed();
    await send();
    expect(kept()).toMatchObject([
      {
        verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
        object: {
          id: `${stage.test.url}/pathways/${pathway.id}`,
          definition: { name: { 'en-GB': 'Benches' } },
        },
        result: { completion: true },
      },
    ]);
  });

  it('tell once that somebody has gone through a pathway whose last step is a video, by watching it to the end', async () => {
    const { as } = await somebody(true);
    const videoId = await videoIn();
    const video = await stage.test.database.sql
      .selectFrom('video')
      .select('thread_id')
      .where('id', '=', videoId)
      .executeTakeFirstOrThrow();
    const pathway = await pathwayOf([
      { title: 'Bolts', url: 'https://plan.example/bolts' },
      { threadId: video.thread_id ?? '' },
    ]);
    const [link, film] = pathway.steps;
    const completions = async (): Promise<number> => {
      await stage.test.server.app.get(DomainEventBus, { strict: false }).deliverOwed();
      await send();
      return kept().filter(({ object }) => object.id.endsWith(`/pathways/${pathway.id}`)).length;
    };
    const watch = () =>
      play(as, videoId, [event('completed', { seconds: 60, watched: [{ from: 0, to: 60 }] })]);
    const say = (stepId = '') =>
      as(setPathwayProgress, { params: { pathwayId: pathway.id, stepId }, body: { done: true } });
    await watch();
    expect(await completions()).toBe(0);
    await say(link?.id);
    expect(await completions()).toBe(0);
    await watch();
    expect(await completions()).toBe(1);
    await watch();
    await say(film?.id);
    expect(await completions()).toBe(1);
  });

  it('leave out the titles of communities that not everybody in the organisation reads', async () => {
    const { id } = await stage.test.given.community({
      owner: stage.owner,
      visibility: 'hidden',
      title: 'Redundancies',
    });
    const { as } = await somebody(true, id);
    await play(as, await videoIn(id), [event('played')]);
    await send();
    expect(kept()).toHaveLength(1);
    expect(JSON.stringify(kept())).not.toMatch(/Mending|Redundancies/);
  });

  it.each(['hidden', 'unlisted'] as const)(
    'have no address with the name of a community that is %s, as no directory tells it',
    async (visibility) => {
      const { id, name } = await stage.test.given.community({ owner: stage.owner, visibility });
      const { as } = await somebody(true, id);
      const videoId = await videoIn(id);
      await play(as, videoId, [event('played')]);
      const threadId = await threadIn(id);
      await stage.reply(as, threadId, 'Ours are empty too.');
      await stage.test.server.app.get(DomainEventBus, { strict: false }).deliverOwed();
      await send();
      expect(kept().map(({ object }) => object.id)).toEqual([
        `${stage.test.url}/api/videos/${videoId}`,
        `${stage.test.url}/api/threads/${threadId}`,
      ]);
      expect(JSON.stringify(kept())).not.toContain(name);
    },
  );

  it('are refused for a video that somebody may not see, as for one that is not there', async () => {
    const { id } = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    const { as } = await somebody(true);
    for (const videoId of [await videoIn(id), newId()])
      expect((await play(as, videoId, [event('played')])).problem.code).toBe('not-found');
    expect(await waiting()).toEqual([]);
  });

  it('wait while the store is away or will not let us in, and arrive once', async () => {
    const { as } = await somebody(true);
    const videoId = await videoIn();
    const events = [event('played'), event('paused')];
    await play(as, videoId, events);
    await play(as, videoId, events);
    for (const trouble of [503, 401, 429]) {
      store.trouble = trouble;
      await send();
    }
    expect(await waiting()).toHaveLength(2);
    store.trouble = null;
    store.forgetsToAnswer = true;
    await send();
    expect(await waiting()).toHaveLength(2);
    await send();
    expect(await waiting()).toEqual([]);
    expect(kept().map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('that the store refuses stay with the reason, and keep no other back', async () => {
    const { as } = await somebody(true);
    const videoId = await videoIn();
    store.dislikes = 'https://w3id.org/xapi/video/verbs/paused';
    await play(as, videoId, [event('played'), event('paused'), event('terminated')]);
    await send();
    expect(kept()).toHaveLength(2);
    expect((await waiting()).map(({ refusal }) => refusal)).toEqual([expect.stringContaining('400')]);
    store.asked = 0;
    await send();
    expect(store.asked).toBe(0);
  });

  it('check what a player says', async () => {
    const { as } = await somebody(true);
    const videoId = await videoIn();
    const wrong = [
      event('played', { agoMs: -1 }),
      event('played', { seconds: -1 }),
      event('played', { id: 'x' }),
      event('paused', { watched: [{ from: 5, to: 4 }] }),
      event('shouted' as 'played'),
    ];
    for (const each of wrong) expect((await play(as, videoId, [each])).problem.code).toBe('invalid-input');
    expect((await play(as, videoId, [])).problem.code).toBe('invalid-input');
    expect(await waiting()).toEqual([]);
  });
});

describe('where there is no learning record store', () => {
  it('nothing is offered, and nobody can agree to it', async () => {
    const bare = await setStage({ ROLES: 'web', LOG_LEVEL: 'silent' });
    try {
      expect((await bare.asMember(readLearningRecord)).answer).toEqual({ offered: false, agreedAt: null });
      const { problem } = await bare.asMember(changeLearningRecord, { body: { agreed: true } });
      expect(problem.code).toBe('learning-record.not-offered');
    } finally {
      await bare.test.stop();
    }
  });
});
