import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { countStatements, eventually } from '#libs/testing';

import { setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { activityOf, noteOf, type RemoteAuthor } from './peer.fixture.js';

const HOUR = 3_600_000;

describe('an inbox of a process that handles nothing itself', () => {
  let scene: InboxScene;
  beforeAll(async () => {
    scene = await setInboxScene(undefined, { ROLES: 'web' });
  });
  afterAll(() => scene.stop());

  it('accepts a request from somebody known in one statement, and rings', async () => {
    const ada = await scene.peer.author('ada');
    const send = () => scene.send(ada, activityOf(ada, 'Follow', scene.group));
    await send();
    // What the first request has to note for a minute is written after its answer.
    const { pool } = scene.test.database;
    await eventually(() => expect([pool.waitingCount, pool.idleCount]).toEqual([0, pool.totalCount]));
    const sent = await countStatements(scene.test.database, send);
    expect(sent).toEqual([
      expect.stringContaining('insert into inbox_activity'),
      expect.stringContaining('pg_notify'),
    ]);
  });
});

describe('the inboxes', () => {
  let scene: InboxScene;
  let ada: RemoteAuthor;
  let eve: RemoteAuthor;
  let mallory: RemoteAuthor;

  beforeAll(async () => {
    scene = await setInboxScene();
    ada = await scene.peer.author('ada');
    eve = await scene.peer.author('eve');
    mallory = await scene.peer.author('mallory', 'lemmy.example');
  });
  afterAll(() => scene.stop());

  /** Runs `work` and tells how many activities it left behind. */
  const storedBy = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await scene.stored();
    await work();
    return (await scene.stored()) - before;
  };

  const follow = () => activityOf(ada, 'Follow', scene.group);

  it('takes a signed activity at the shared inbox and at those of people and communities', async () => {
    const paths = ['/inbox', `/u/${scene.owner.name}/inbox`, `${new URL(scene.group).pathname}/inbox`];
    const left = await storedBy(async () => {
      for (const path of paths)
        expect(await scene.send(ada, follow(), { path })).toEqual({ status: 202, body: '' });
    });
    expect(left).toBe(3);
  });

  it('knows no inbox of somebody who is not here', async () => {
    const left = await storedBy(async () => {
      for (const path of ['/u/nobody_at_all/inbox', '/c/nothing_at_all/inbox'])
        expect(await scene.send(ada, follow(), { path })).toMatchObject({ status: 404 });
    });
    expect(left).toBe(0);
  });

  it('says of the inbox of somebody who has left that it is not there, never that it is gone (pitfall 17)', async () => {
    const { id, name } = await scene.test.given.person();
    await scene.test.database.sql
      .updateTable('person')
      .set({ deleted_at: new Date() })
      .where('id', '=', id)
      .execute();
    expect(await scene.send(ada, follow(), { path: `/u/${name}/inbox` })).toMatchObject({ status: 404 });
  });

  it('never asks for the context of a document, signed or not (pitfall 10)', async () => {
    const context = 'https://lemmy.example/context.jsonld';
    const activity = { ...follow(), '@context': ['https://www.w3.org/ns/activitystreams', context] };
    scene.peer.asked.length = 0;
    expect(await scene.send(ada, activity, { headers: { Signature: undefined } })).toMatchObject({
      status: 401,
    });
    expect(await scene.send(ada, activity)).toMatchObject({ status: 202 });
    await scene.decided(activity.id);
    expect(scene.peer.asked).not.toContain(context);
  });

  describe('refuse what is not signed as it should be (IN1)', () => {
    const cases: Record<string, () => Promise<unknown>> = {
      'no signature': () =>
        scene.send(ada, follow(), { headers: { Signature: undefined, Digest: undefined } }),
      'a signature by another key': () => {
        const { signer } = eve;
        return scene.send({ ...ada, signer: { ...ada.signer, privateKey: signer.privateKey } }, follow());
      },
      'only the date signed': async () => {
        const headers = {
          Signature: `keyId="${ada.signer.keyId}",algorithm="rsa-sha256",headers="date",signature="AAAA"`,
        };
        return scene.send(ada, follow(), { headers });
      },
      'no digest': () => scene.send(ada, follow(), { headers: { Digest: undefined } }),
      'other bytes than those of the digest': () =>
        scene.send(ada, follow(), { body: Buffer.from(JSON.stringify(follow())) }),
      'no signature, whatever NODE_ENV says': async () => {
        const before = process.env['NODE_ENV'];
        delete process.env['NODE_ENV'];
        try {
          return await scene.send(ada, follow(), { headers: { Signature: undefined } });
        } finally {
          process.env['NODE_ENV'] = before;
        }
      },
      'a key on another host that says whose it is (pitfall 3)': () => {
        const id = `https://${mallory.host}/stolen`;
        const listed = scene.peer.documents.get(mallory.id) as { publicKey: object };
        scene.peer.documents.set(id, {
          id,
          publicKey: { ...listed.publicKey, id: `${id}#key`, owner: ada.id },
        });
        return scene.send({ ...ada, signer: { ...mallory.signer, keyId: `${id}#key` } }, follow());
      },
      'a key that the activity brings with it (pitfall 4)': () => {
        const { publicKey } = scene.peer.documents.get(eve.id) as { publicKey: object };
        const keyId = `${ada.id}#brought`;
        const actor = { id: ada.id, type: 'Person', publicKey: { ...publicKey, id: keyId, owner: ada.id } };
        const signer = { keyId, privateKey: eve.signer.privateKey };
        return scene.send({ ...ada, signer }, { ...follow(), actor });
      },
      'a key on this machine': () =>
        scene.send({ ...ada, signer: { ...ada.signer, keyId: 'http://localhost:8080/key' } }, follow()),
      'a key in a document of two megabytes': () => {
        const id = `https://${ada.host}/users/large`;
        const known = scene.peer.documents.get(ada.id) as { publicKey: object };
        const publicKey = { ...known.publicKey, id: `${id}#main-key`, owner: id };
        scene.peer.documents.set(id, { ...known, id, publicKey, summary: 'x'.repeat(2_097_152) });
        const large = { ...ada, id, signer: { ...ada.signer, keyId: `${id}#main-key` } };
        return scene.send(large, activityOf(large, 'Follow', scene.group));
      },
    };
    it.each(Object.entries(cases))('%s', async (_what, request) => {
      const left = await storedBy(async () => expect(await request()).toMatchObject({ status: 401 }));
      expect(left).toBe(0);
    });
  });

  it('refuses what one actor signs in the name of another, on its own host and elsewhere (IN2)', async () => {
    scene.peer.asked.length = 0;
    const left = await storedBy(async () => {
      for (const signer of [eve, mallory])
        expect(await scene.send({ ...ada, signer: signer.signer }, follow())).toMatchObject({ status: 401 });
    });
    expect(left).toBe(0);
    expect(scene.peer.asked.filter((url) => url.includes('lemmy.example'))).toEqual([]);
  });

  it('refuses an id of another host, which would keep out the activity that has it (IN3)', async () => {
    const squatting = {
      ...activityOf(mallory, 'Follow', scene.group),
      id: `https://${ada.host}/activities/next`,
    };
    const left = await storedBy(async () =>
      expect(await scene.send(mallory, squatting)).toMatchObject({ status: 400 }),
    );
    expect(left).toBe(0);
  });

  it('answers one activity a hundred times and stores it once (IN6, pitfall 18)', async () => {
    const activity = follow();
    const paths = ['/inbox', `/u/${scene.owner.name}/inbox`];
    const left = await storedBy(async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          scene.send(ada, activity, { path: paths[index % 2] ?? '' }),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    });
    expect(left).toBe(1);
  });

  describe('hold the limits (IN9)', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
    const cases: Record<string, [number, () => unknown]> = {
      'a byte too many': [413, () => ({ ...follow(), x: 'x'.repeat(1_048_576) })],
      'too deep by one': [400, () => ({ ...follow(), x: nested(32) })],
      'too deep by far': [400, () => `${'[{"a":'.repeat(16_000)}1${'}]'.repeat(16_000)}`],
      'too many recipients': [
        400,
        () => ({ ...follow(), to: Array.from({ length: 501 }, (_, index) => `https://a.example/${index}`) }),
      ],
    };
    it.each(Object.entries(cases))('%s', async (_what, [status, make]) => {
      const left = await storedBy(async () =>
        expect(await scene.send(ada, make())).toMatchObject({ status }),
      );
      expect(left).toBe(0);
    });

    it('cuts what is only long', async () => {
      const tag = Array.from({ length: 1_000 }, (_, index) => ({ type: 'Hashtag', name: `#t${index}` }));
      expect(await scene.send(ada, activityOf(ada, 'Create', noteOf(ada, 'hi', { tag })))).toMatchObject({
        status: 202,
      });
    });
  });

  describe('refuse what is no address where one belongs (IN11)', () => {
    const values = [
      ['a number', 7],
      ['options of a client', { method: 'GET', socketPath: '/var/run/docker.sock', headers: {} }],
      ['a list of such options', [{ host: '127.0.0.1', port: 22 }]],
    ] as const;
    it.each(values)('%s', async (_what, value) => {
      const left = await storedBy(async () => {
        expect(await scene.send(ada, { ...follow(), actor: value })).toMatchObject({ status: 400 });
        expect(await scene.send(ada, { ...follow(), object: value })).toMatchObject({ status: 400 });
      });
      expect(left).toBe(0);
    });
  });

  it('refuses other content types and what is not JSON', async () => {
    const left = await storedBy(async () => {
      const html = { headers: { 'Content-Type': 'text/html' } };
      expect(await scene.send(ada, follow(), html)).toMatchObject({ status: 415 });
      expect(await scene.send(ada, '{"type":')).toMatchObject({ status: 400 });
      expect(await scene.send(ada, noteOf(ada, 'bare'))).toMatchObject({ status: 400 });
    });
    expect(left).toBe(0);
  });

  it('refuses a request that is replayed later, made for later, or made for another place (IN13)', async () => {
    const left = await storedBy(async () => {
      const wrong = [
        { at: new Date(Date.now() - 2 * HOUR) },
        { at: new Date(Date.now() + 2 * HOUR) },
        { signedPath: `/u/${scene.owner.name}/inbox` },
        { signedHost: 'eastmoor.example' },
      ];
      for (const sending of wrong)
        expect(await scene.send(ada, follow(), sending)).toMatchObject({ status: 401 });
    });
    expect(left).toBe(0);
  });

  it('takes nothing from a host that is suspended, however it is written (IN14)', async () => {
    const { sql } = scene.test.database;
    const banned = await scene.peer.author('banned', 'lemmy.example');
    expect(await scene.send(banned, activityOf(banned, 'Follow', scene.group))).toMatchObject({
      status: 202,
    });
    await sql
      .updateTable('peer')
      .set({ policy: 'suspended' })
      .where('instance_id', '=', (select) =>
        select.selectFrom('instance').select('id').where('host', '=', 'lemmy.example'),
      )
      .execute();
    try {
      const hosts = [
        'lemmy.example',
        'LEMMY.example',
        'sub.lemmy.example',
        'lemmy.example:443',
        'lemmy.example.',
        'ｌemmy.example',
      ];
      await eventually(async () =>
        expect(await scene.send(banned, activityOf(banned, 'Follow', scene.group))).toMatchObject({
          status: 403,
        }),
      );
      const left = await storedBy(async () => {
        for (const host of hosts) {
          const id = `https://${host}/users/banned`;
          const forged = { ...activityOf(banned, 'Like', scene.group), actor: id, id: `${id}#1` };
          const { status } = await scene.send(banned, forged);
          expect([400, 403]).toContain(status);
        }
      });
      expect(left).toBe(0);
    } finally {
      await sql.updateTable('peer').set({ policy: 'unknown' }).execute();
    }
  });

  it('asks to be sent again what it cannot judge while the sender’s key cannot be asked for, and takes it then', async () => {
    const late = await scene.peer.author('late');
    const activity = activityOf(late, 'Follow', scene.group);
    scene.peer.files.set(late.id, (_, response) => response.writeHead(500).end());
    const left = await storedBy(async () => {
      const refused = await scene.send(late, activity);
      expect(refused.status).toBe(503);
      expect(JSON.parse(refused.body)).toMatchObject({ code: 'activity.sender-unreachable' });
    });
    expect(left).toBe(0);
    scene.peer.files.delete(late.id);
    expect(await scene.send(late, activity)).toEqual({ status: 202, body: '' });
  });

  it('lets somebody whom nobody here knows delete themselves without being asked for', async () => {
    scene.peer.asked.length = 0;
    const ghost = { ...ada, id: 'https://mastodon.example/users/ghost' };
    const left = await storedBy(async () =>
      expect(await scene.send(ghost, activityOf(ghost, 'Delete', ghost.id))).toMatchObject({ status: 202 }),
    );
    expect(left).toBe(0);
    expect(scene.peer.asked).toEqual([]);
  });

  it('answers politely, and keeps nothing of, what it does not handle', async () => {
    const left = await storedBy(async () =>
      expect(await scene.send(ada, activityOf(ada, 'View', scene.group))).toMatchObject({ status: 202 }),
    );
    expect(left).toBe(0);
  });
});
