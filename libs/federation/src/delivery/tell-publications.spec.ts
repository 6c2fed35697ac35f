import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { beginArticle, createStatus, deletePublication, publishArticle } from '#libs/contracts';
import { newId, type DomainEvents } from '#libs/kernel';
import { apiCaller, startTestServer, type ApiCaller, type GivenPerson, type TestServer } from '#libs/testing';

import { ReadPublicationDocuments } from '../serving/read-publications.js';
import { DeliveryStage, type Host } from './delivery-stage.fixture.js';
import { TellPublications } from './tell-publications.js';

const HERE = 'https://northfield.example';
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const FOLLOWERS = `${HERE}/u/ada/followers`;

let test: TestServer;
let stage: DeliveryStage;
let tell: TellPublications;
let ada: GivenPerson;
let asAda: ApiCaller;

beforeAll(async () => {
  test = await startTestServer({ PUBLIC_URL: HERE, FEDERATION: 'open', ROLES: 'web' });
  ada = await test.given.person({ name: 'ada' });
  asAda = apiCaller(test.url, await test.given.cookie(ada));
  stage = await DeliveryStage.on({ database: test.database, drop: () => test.stop() }, ada.id);
  const { addresses, outbox, database } = stage;
  const publications = test.server.app.get(ReadPublicationDocuments);
  tell = new TellPublications({ database, addresses, outbox, publications });
});
afterEach(() => stage.clear());
afterAll(() => stage.end());

/** A server whose person follows Ada, and whom an administrator has allowed or has not. */
const followingHost = async (policy: 'allowed' | 'unknown'): Promise<Host> => {
  const host = await stage.followingHost();
  await stage.database.sql
    .insertInto('peer')
    .values({ instance_id: host.instanceId, policy })
    .onConflict((conflict) => conflict.column('instance_id').doUpdateSet({ policy }))
    .execute();
  return host;
};

const happened = (kind: 'published' | 'changed' | 'deleted', publicationId: string): Promise<void> => {
  const said = { publicationKind: 'status' as const, mentionedIds: [] };
  const payload = { publicationId, authorId: ada.id, by: ada.id, ...said };
  type Payload = DomainEvents['publication.published'] & DomainEvents['publication.deleted'];
  // One thing after the other, as by any clock but this one.
  stage.clock.pass(1);
  const event = { id: newId(), at: new Date(), payload: payload satisfies Payload };
  return tell.tell({ ...event, kind: `publication.${kind}` });
};

const told = async (): Promise<Record<string, unknown>[]> => {
  const rows = await stage.database.sql
    .selectFrom('outbox_activity')
    .select('body')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, unknown>);
};

const say = async (audience: 'followers' | 'organisation' | 'public'): Promise<string> =>
  (await asAda(createStatus, { body: { markdown: 'Out **tonight**.', audience } })).answer.id;

const document = (path: string) =>
  fetch(`${test.url}${path}`, { headers: { accept: 'application/activity+json' } });

describe('telling partners of what people publish', () => {
  it('sends a status for followers as a note to the servers of partners alone, and shows it to nobody else', async () => {
    const [partner, stranger] = [await followingHost('allowed'), await followingHost('unknown')];
    const id = await say('followers');
    await happened('published', id);
    expect(await told()).toMatchObject([
      {
        type: 'Create',
        actor: `${HERE}/u/ada`,
        to: [FOLLOWERS],
        cc: [],
        object: { type: 'Note', id: `${HERE}/w/${id}`, content: '<p>Out <strong>tonight</strong>.</p>' },
      },
    ]);
    expect(await stage.deliveries(partner)).toHaveLength(1);
    expect(await stage.deliveries(stranger)).toEqual([]);
    expect((await document(`/w/${id}`)).status).toBe(404);
    const [{ id: activity } = {}] = await told();
    expect((await document(new URL(String(activity)).pathname)).status).toBe(404);
  });

  it('sends an article for everybody as an article, which can be read at its address and on its page', async () => {
    await followingHost('allowed');
    const { answer } = await asAda(beginArticle, { body: {} });
    const params = { publicationId: answer.id };
    const body = {
      title: 'Frost',
      markdown: 'Twice, @ada.',
      language: 'en',
      audience: 'public',
      version: 0,
    } as const;
    await asAda(publishArticle, { params, body });
    await happened('published', answer.id);
    const expected = {
      type: 'Article',
      name: 'Frost',
      to: [PUBLIC],
      cc: [FOLLOWERS],
      url: `${HERE}/@ada/blog/${answer.id}/frost`,
      // Links within this server lead here from everywhere.
      content: expect.stringContaining(`href="${HERE}/@ada"`),
      preview: { type: 'Note', content: 'Twice, @ada.' },
    };
    expect(await told()).toMatchObject([{ type: 'Create', object: expected }]);
    for (const path of [`/w/${answer.id}`, `/@ada/blog/${answer.id}/frost`])
      expect(await (await document(path)).json()).toMatchObject(expected);
    const page = await fetch(`${test.url}/w/${answer.id}`, { redirect: 'manual' });
    expect(page.headers.get('location')).toBe(`/@ada/blog/${answer.id}/frost`);
  });

  it('sends a change, and takes back what was deleted or is for the organisation alone, if it was told', async () => {
    await followingHost('allowed');
    const [id, inside] = [await say('public'), await say('organisation')];
    await happened('published', inside);
    await happened('deleted', inside);
    expect(await told()).toEqual([]);
    await happened('published', id);
    await happened('changed', id);
    await asAda(deletePublication, { params: { publicationId: id } });
    await happened('deleted', id);
    await happened('deleted', id);
    expect((await told()).map(({ type }) => type)).toEqual(['Create', 'Update', 'Delete']);
    expect((await told()).at(-1)).toMatchObject({ object: `${HERE}/w/${id}` });
    expect((await document(`/w/${id}`)).status).toBe(404);
  });
});
