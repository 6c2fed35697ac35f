import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import * as contracts from '#libs/contracts';
import type { Operation } from '#libs/contracts';
import { newId } from '#libs/kernel';

import { databaseState } from './operation-examples/database-state.fixture.js';
import { newDocument } from './operation-examples/documents.fixture.js';
import { endorsed } from './operation-examples/endorsements.fixture.js';
import type { Asked, Example } from './operation-examples/example.fixture.js';
import { examples } from './operation-examples/index.fixture.js';
import { setScene, untilListed, type Actor, type Scene } from './operation-examples/scene.fixture.js';
import { send, type Answer } from './operation-examples/send.fixture.js';
import { announceUpload, publishedVideo } from './operation-examples/video-drafts.fixture.js';

type Json = Record<string, unknown>;

const CANARY = 'canary-of-the-hidden-community';

const shapeOf = (type: unknown): Json => (type as { shape?: Json }).shape ?? {};

/** Parts of an address that are words of a choice and hide nothing. */
const WORDS = { kind: 'like', language: 'en', mark: 'helpful', item: 'describe', version: '1' };

/** People and the vocabulary are known to every account of their server, so what names one of them hides nothing. */
const KNOWN_TO_ALL = new Set(['handle', 'personId', 'authorId', 'actorId', 'skillId']);

const addressed = [...examples.values()].filter(({ operation }) =>
  Object.keys(shapeOf(operation.params)).some((name) => !KNOWN_TO_ALL.has(name)),
);

interface Reference {
  readonly example: Example;
  readonly part: 'query' | 'body';
  readonly field: string;
}

const references: Reference[] = [...examples.values()].flatMap((example) =>
  (['query', 'body'] as const).flatMap((part) =>
    Object.keys(shapeOf(example.operation[part]))
      .filter((field) => /Ids?$|^parent$/.test(field) && !KNOWN_TO_ALL.has(field))
      .map((field) => ({ example, part, field })),
  ),
);

/** What a caller can tell apart: all but the request's own id and the clock. */
const visible = ({ status, headers, body }: Answer): object => ({
  status,
  body: typeof body === 'object' ? { ...body, requestId: '' } : body,
  headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
});

/** How an operation answers about what is not there; who may not call it at all hears that first. */
const statusOfAbsent = ({ id, access }: Operation, signedIn: boolean): number => {
  if (access === 'anyone') return 404;
  if (!signedIn) return 401;
  if (access !== 'account') return 403;
  // There is no draft of mine for either, and it is gone afterwards, whether or not there was one.
  if (id === 'readDraft') return 200;
  return id === 'deleteDraft' ? 204 : 404;
};

/** A pathway that only members of the community see, with one step. */
const hiddenPathway = async (
  owner: Actor,
  communityId: string,
  threadId: string,
): Promise<{ pathwayId: string; stepId: string | undefined }> => {
  const body = { title: CANARY, language: 'en', audience: 'community', communityId } as const;
  const { answer: made } = await owner.call(contracts.createPathway, { body });
  const { answer: filled } = await owner.call(contracts.updatePathway, {
    params: { pathwayId: made.id },
    body: {
      title: CANARY,
      description: CANARY,
      reviewBy: '2030-05-01',
      revision: made.revision,
      steps: [{ threadId }],
    },
  });
  return { pathwayId: made.id, stepId: filled.steps[0]?.id };
};

/** A status that only its author sees, since nobody follows them, with a comment. */
const hiddenPublication = async (owner: Actor): Promise<{ publicationId: string; commentId: string }> => {
  const body = { markdown: CANARY };
  const { answer: status } = await owner.call(contracts.createStatus, { body });
  const params = { publicationId: status.id };
  const { answer: comment } = await owner.call(contracts.addComment, { params, body });
  return { ...params, commentId: comment.id };
};

/** An event of the community. */
const hiddenEvent = async (owner: Actor, communityId: string): Promise<string> => {
  const times = { startsAt: '2031-05-01T10:00', endsAt: '2031-05-01T11:00' };
  const body = { title: CANARY, place: CANARY, agenda: CANARY, ...times };
  return (await owner.call(contracts.createEvent, { params: { communityId }, body })).answer.id;
};

/** A kept search, whose words are its owner's alone. */
const hiddenSearch = async (owner: Actor): Promise<string> => {
  const body = { name: CANARY, wish: { q: CANARY } };
  return (await owner.call(contracts.savePeopleSearch, { body })).answer.id;
};

describe('what somebody may not read', () => {
  let scene: Scene;
  let hidden: Record<string, unknown>;
  let absent: Record<string, unknown>;
  let callers: Record<string, Actor | undefined>;
  let before: Record<string, string>;
  const arranged = new Map<string, Asked>();

  const newHidden = async (): Promise<Record<string, unknown>> => {
    const { newcomer, test } = scene;
    const [owner, member] = [await newcomer(), await newcomer()];
    const { id: community } = await test.given.community({ owner, visibility: 'hidden', title: CANARY });
    await test.given.member(community, member.id);
    const file = await scene.upload(owner, 'attachment');
    const opened = await owner.call(contracts.openThread, {
      params: { communityId: community },
      body: {
        title: CANARY,
        markdown: `${CANARY} @${member.name}`,
        attachmentIds: [file.id],
        kind: 'question',
      },
    });
    const { thread, post } = opened.answer;
    const [params, guest] = [{ community }, await newcomer()];
    const invitation = await owner.call(contracts.inviteToCommunity, {
      params,
      body: { personId: guest.id, role: 'member' },
    });
    const ban = await owner.call(contracts.banFromCommunity, {
      params,
      body: { personId: (await newcomer()).id, reason: CANARY, endsAt: null },
    });
    const report = await member.call(contracts.makeReport, {
      body: { subjectKind: 'post', subjectId: post.id, category: 'other', reason: CANARY },
    });
    const request = newId();
    await test.database.sql
      .insertInto('join_request')
      .values({
        id: request,
        community_id: community,
        person_id: (await newcomer()).id,
        reason: CANARY,
        created_at: new Date(),
      })
      .execute();
    const place = `thread:${thread.id}`;
    await owner.call(contracts.saveDraft, { params: { place }, body: { markdown: CANARY, revision: 0 } });
    const notification = await untilListed(() => member.call(contracts.listNotifications));
    const session = (await owner.call(contracts.listSessions)).answer.items[0];
    const mail = await test.database.sql.selectFrom('mail_message').select('id').executeTakeFirst();
    const { pathwayId, stepId } = await hiddenPathway(owner, community, thread.id);
    const published = await hiddenPublication(owner);
    const document = await newDocument(scene, owner, community, CANARY);
    const videoId = await publishedVideo(scene, owner, community, CANARY);
    const toServer = await scene.admin.call(contracts.createInvitation, { body: {} });
    return {
      community,
      communityId: community,
      parentId: community,
      parent: community,
      threadId: thread.id,
      postId: post.id,
      replyToId: post.id,
      questionId: thread.id,
      subjectId: post.id,
      invitation: invitation.answer.id,
      ban: ban.answer.id,
      reportId: report.answer.id,
      request,
      person: member.id,
      place,
      id: file.id,
      attachmentIds: [file.id],
      avatarFileId: file.id,
      imageFileId: file.id,
      crestFileId: file.id,
      notificationId: notification.id,
      sessionId: session?.id,
      mailId: mail?.id,
      invitationId: toServer.answer.id,
      videoId,
      recordingId: videoId,
      eventId: await hiddenEvent(owner, community),
      searchId: await hiddenSearch(owner),
      documentId: document.id,
      fileId: document.open?.fileId,
      uploadId: await announceUpload(scene, owner),
      playingId: newId(),
      ...published,
      pathwayId,
      stepId,
      host: 'eastmoor.example',
      agreementId: newId(),
      endorsementId: (await endorsed(scene)).endorsementId,
      ...WORDS,
    };
  };

  const absentFor = (name: string, value: unknown): unknown => {
    if (name in WORDS) return value;
    if (name === 'place') return `thread:${newId()}`;
    return Array.isArray(value) ? [newId()] : newId();
  };

  const newCallers = async (): Promise<Record<string, Actor | undefined>> => {
    const { newcomer, newCommunity, test } = scene;
    const [colleague, member, moderator, suspended] = [
      await newcomer(),
      await newcomer(),
      await newcomer(),
      await newcomer(),
    ];
    const elsewhere = await newCommunity();
    await test.given.member(elsewhere.id, member.id);
    await test.given.member(elsewhere.id, moderator.id, 'moderator');
    await test.given.member(String(hidden['community']), suspended.id);
    await test.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', suspended.id)
      .execute();
    return {
      nobody: undefined,
      'an account': colleague,
      'a member of another community': member,
      'a moderator of another community': moderator,
      'a suspended member': suspended,
    };
  };

  beforeAll(async () => {
    scene = await setScene();
    for (const { operation, accepted } of addressed) arranged.set(operation.id, await accepted(scene));
    hidden = await newHidden();
    absent = Object.fromEntries(
      Object.entries(hidden).map(([name, value]) => [name, absentFor(name, value)]),
    );
    callers = await newCallers();
    before = await databaseState(scene);
  });
  afterAll(() => scene.stop());

  const valueIn = (values: Record<string, unknown>, name: string): unknown => {
    if (values[name] === undefined) throw new Error(`There is nothing hidden for "${name}".`);
    return values[name];
  };

  const askAs = ({ operation }: Example, as: Actor | undefined, values: Json): Promise<Answer> => {
    const { query, body } = arranged.get(operation.id) ?? {};
    const names = Object.keys(shapeOf(operation.params));
    const params = Object.fromEntries(
      names.map((name) => [name, KNOWN_TO_ALL.has(name) ? scene.member.id : valueIn(values, name)]),
    );
    return send(scene.test.url, operation, { params, query, body, ...(as !== undefined && { as }) });
  };

  it.each(addressed.map((each): [string, Example] => [each.operation.id, each]))(
    'API5: is the same to %s as what does not exist, whoever asks',
    async (id, example) => {
      for (const [who, as] of Object.entries(callers)) {
        const real = await askAs(example, as, hidden);
        const unreal = await askAs(example, as, absent);
        expect({ id, who, ...visible(real) }).toEqual({ id, who, ...visible(unreal) });
        const signedIn = as !== undefined && who !== 'a suspended member';
        const expected = statusOfAbsent(example.operation, signedIn);
        expect({ id, who, status: real.status }).toEqual({ id, who, status: expected });
        expect(JSON.stringify(real.body ?? '')).not.toContain(CANARY);
      }
    },
  );

  it('API5: is unchanged by all these attempts', async () => {
    expect(await databaseState(scene)).toEqual(before);
  });

  it.each(
    references.map((each): [string, string, Reference] => [each.example.operation.id, each.field, each]),
  )(
    'API5: %s answers the same to a hidden "%s" as to one that does not exist',
    async (id, field, { example, part }) => {
      const ask = async (values: Json): Promise<Answer> => {
        const asked = await example.accepted(scene);
        const changed = { ...(asked[part] as Json | undefined), [field]: valueIn(values, field) };
        return send(scene.test.url, example.operation, { ...asked, [part]: changed });
      };
      const [real, unreal] = [await ask(hidden), await ask(absent)];
      expect([id, field, real.status]).toEqual([id, field, unreal.status]);
      if (real.status >= 400) expect(visible(real)).toEqual(visible(unreal));
      expect(JSON.stringify(real.body ?? '')).not.toContain(CANARY);
    },
  );
});
