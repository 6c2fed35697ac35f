import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { LIMITS } from '#libs/kernel';
import { countStatements, eventually, given } from '#libs/testing';

import { generateActorKeys, type ActorKeys } from '../keys/generate-actor-keys.js';
import { headerListOf } from '../signatures/received-request.js';
import { verifyRequest } from '../signatures/verify-request.js';
import { OWN_HOST, setActorsStage, type ActorsStage } from './actors-stage.fixture.js';
import { actorDocument, type ActorParts } from './elsewhere.fixture.js';

const HTML = 'text/html';

describe('actors elsewhere', () => {
  let stage: ActorsStage;
  let keys: ActorKeys;
  let serial = 0;

  /** An address of somebody on this host who was never heard of. */
  const someone = (host = 'eastmoor.example'): string => `https://${host}/u/someone${(serial += 1)}`;
  const nameIn = (id: string): string => id.split('/').at(-1) ?? '';
  const serve = (id: string, parts: Partial<ActorParts> = {}): void =>
    stage.elsewhere.put(id, actorDocument({ id, name: nameIn(id), keys, ...parts }));
  const learn = async (parts: Partial<ActorParts> = {}, host?: string): Promise<string> => {
    const id = someone(host);
    serve(id, parts);
    expect(await stage.actors.byUri(id)).toMatchObject({ uri: id });
    stage.elsewhere.forget();
    return id;
  };
  const personAt = (uri: string) =>
    stage.database.sql.selectFrom('person').selectAll().where('uri', '=', uri).executeTakeFirst();
  const communityAt = (uri: string) =>
    stage.database.sql.selectFrom('community').selectAll().where('uri', '=', uri).executeTakeFirst();
  const remoteAt = (uri: string) =>
    stage.database.sql.selectFrom('remote_actor').selectAll().where('uri', '=', uri).executeTakeFirst();

  beforeAll(async () => {
    stage = await setActorsStage();
    keys = await generateActorKeys();
  });
  beforeEach(async () => {
    stage.elsewhere.clear();
    await sql`delete from rate_counter`.execute(stage.database.sql);
  });
  afterAll(() => stage.stop());

  it('learns a person from their own host once, and then knows them', async () => {
    const id = someone();
    serve(id, { more: { language: { identifier: 'cy', name: 'Cymraeg' } } });
    const known = await stage.actors.byUri(id);
    expect(known).toMatchObject({
      kind: 'person',
      host: 'eastmoor.example',
      uri: id,
      inbox: `${id}/inbox`,
      sharedInbox: 'https://eastmoor.example/inbox',
      username: nameIn(id),
      followers: `${id}/followers`,
    });
    expect(await personAt(id)).toMatchObject({
      id: known?.ownerId,
      instance_id: known?.instanceId,
      name: nameIn(id),
      display_name: 'Alice Archer',
      summary: 'Housing officer',
      summary_html: '<p>Housing officer</p>',
      url: id,
      language: 'cy',
      role_title: '',
      avatar_file_id: null,
      suspended_at: null,
    });
    const peer = stage.database.sql
      .selectFrom('peer')
      .selectAll()
      .where('instance_id', '=', known?.instanceId ?? '');
    expect(await peer.executeTakeFirst()).toMatchObject({ policy: 'unknown' });
    stage.elsewhere.forget();
    const again = await countStatements(stage.database, async () =>
      expect(await stage.actors.byUri(id)).toEqual(known),
    );
    expect(again).toHaveLength(1);
    expect(stage.elsewhere.paths).toEqual([]);
  });

  it('signs its questions as the instance', async () => {
    const id = someone();
    serve(id);
    await stage.actors.byUri(id);
    const [asked] = stage.elsewhere.asked;
    const request = {
      method: 'GET',
      url: id,
      headers: headerListOf(asked?.rawHeaders ?? []),
      rawBody: Buffer.of(),
    };
    const owner = `https://${OWN_HOST}/actor`;
    const verdict = await verifyRequest({ ...request, now: stage.clock.now() }, async () => ({
      kind: 'key',
      owner,
      key: stage.ownKeys.rsa.publicKey,
    }));
    expect(verdict).toMatchObject({ kind: 'verified', keyId: `${owner}#main-key` });
  });

  it.each([
    ['public', {}],
    ['public', { manuallyApprovesFollowers: false, discoverable: true }],
    ['unlisted', { discoverable: false }],
    ['listed', { manuallyApprovesFollowers: true, discoverable: true }],
  ])('learns a community as %s from %j', async (visibility, more) => {
    const id = await learn({ type: 'Group', more });
    expect(await communityAt(id)).toMatchObject({
      name: nameIn(id),
      title: 'Alice Archer',
      purpose: 'Housing officer',
      description_html: '<p>Housing officer</p>',
      visibility,
      join_policy: 'request',
      created_by: null,
    });
  });

  it.each([
    ['Lemmy', { summary: '<p>Lounge</p>\n<p>Be kind.</p>', description: 'Rest < work' }, 'Rest < work'],
    ['Mbin', { summary: '', source: { content: '', mediaType: 'text/markdown' } }, ''],
    ['NodeBB', { summary: '<p dir="auto">Focused discussion</p>\n' }, 'Focused discussion'],
    ['Guildhall, to strangers', { summary: undefined, description: 'Winter service' }, 'Winter service'],
  ])('learns what a community is for as %s says it', async (_, more, purpose) => {
    const id = await learn({ type: 'Group', more });
    expect(await communityAt(id)).toMatchObject({ purpose });
  });

  it('knows bots as people, and an application as the instance only where it has its name', async () => {
    expect((await stage.actors.byUri(await learn({ type: 'Service' })))?.kind).toBe('person');
    expect((await stage.actors.byUri(await learn({ type: 'Application' })))?.kind).toBe('person');
    const actor = 'https://westvale.example/actor';
    serve(actor, { type: 'Application', name: 'westvale.example', more: { name: 'Westvale Council' } });
    const known = await stage.actors.byUri(actor);
    expect(known).toMatchObject({ kind: 'instance', ownerId: known?.instanceId });
    const instance = stage.database.sql
      .selectFrom('instance')
      .select('name')
      .where('host', '=', 'westvale.example');
    expect(await instance.executeTakeFirst()).toEqual({ name: 'Westvale Council' });
  });

  it('keeps nothing active of a profile', async () => {
    const summary = '<p onclick="x()">Hello<script>steal()</script> <a href="javascript:x()">there</a></p>';
    const id = await learn({ more: { summary, name: '<b>Al</b>' } });
    expect(await personAt(id)).toMatchObject({
      display_name: '<b>Al</b>',
      summary: 'Hello there',
      summary_html: '<p>Hello <span>there</span></p>',
    });
  });

  it.each([HTML, 'application/json', 'text/plain', 'application/octet-stream', 'image/png', null])(
    'takes no actor that is served as %s, as an uploaded file would be (OF5, pitfall 2)',
    async (type) => {
      const id = someone();
      stage.elsewhere.put(id, actorDocument({ id, keys }), { type });
      const before = await stage.rows();
      expect(await stage.actors.byUri(id)).toBeNull();
      expect(await stage.rows()).toBe(before);
    },
  );

  it('takes no actor without an id, and none whose id answers as somebody else (OF6)', async () => {
    const before = await stage.rows();
    const [nameless, other, third] = [someone(), someone(), someone()];
    stage.elsewhere.put(nameless, { ...actorDocument({ id: nameless, keys }), id: undefined });
    stage.elsewhere.put(other, actorDocument({ id: third, keys }));
    stage.elsewhere.put(third, actorDocument({ id: other, keys }));
    expect(await stage.actors.byUri(nameless)).toBeNull();
    expect(await stage.actors.byUri(other)).toBeNull();
    expect(await stage.rows()).toBe(before);
    expect(stage.elsewhere.paths).toEqual([nameless, other, third]);
  });

  it('believes what the id holds, not who claims to hold it (OF6, pitfall 1)', async () => {
    const id = await learn();
    const forged = 'https://evil.example/u/forged';
    stage.elsewhere.put(forged, actorDocument({ id, name: nameIn(id), more: { name: 'Forged' } }));
    expect(await stage.actors.byUri(forged)).toMatchObject({ uri: id, host: 'eastmoor.example' });
    expect(await personAt(id)).toMatchObject({ display_name: 'Alice Archer' });
    expect(stage.elsewhere.paths).toEqual([forged, id]);
    serve(id, { more: { inbox: 'https://evil.example/inbox' } });
    expect(await stage.actors.byUri(id, { fresh: true })).toBeNull();
    expect(await remoteAt(id)).toMatchObject({ inbox: `${id}/inbox` });
  });

  it.each([
    { method: 'POST', socketPath: '/var/run/x.sock' },
    ['https://eastmoor.example/inbox', 'x'].slice(1),
    80,
    true,
  ])('takes no actor whose inbox is %j (IN11)', async (inbox) => {
    const id = someone();
    serve(id, { more: { inbox } });
    expect(await stage.actors.byUri(id)).toBeNull();
    expect(stage.elsewhere.paths).toEqual([id]);
  });

  it('asks nothing of what is no address, however it is shaped (IN11)', async () => {
    const shapes: unknown[] = [
      { host: 'eastmoor.example', path: '/u/x' },
      ['https://eastmoor.example/u/x'],
      5,
      null,
    ];
    for (const shape of [...shapes, 'http://eastmoor.example/u/x', 'acct:alice@eastmoor.example', '']) {
      expect(await stage.actors.byUri(shape as string)).toBeNull();
      expect((await stage.actors.keyOf(shape as string)).kind).toBe('none');
    }
    expect(stage.elsewhere.paths).toEqual([]);
  });

  it('does not look for our own people elsewhere, nor touch their rows (IN3, IN4)', async () => {
    const ada = await given(stage.database).person({ displayName: 'Ada' });
    const id = `https://${OWN_HOST}/u/${ada.name}`;
    stage.elsewhere.put('https://evil.example/u/ada', actorDocument({ id, name: ada.name }));
    expect(await stage.actors.byUri(id)).toBeNull();
    expect(await stage.actors.byUri('https://evil.example/u/ada')).toBeNull();
    expect(await stage.actors.byHandle(`@${ada.name}@${OWN_HOST}`)).toBeNull();
    const row = stage.database.sql.selectFrom('person').selectAll().where('id', '=', ada.id);
    expect(await row.executeTakeFirst()).toMatchObject({ display_name: 'Ada', uri: null });
  });

  it('lets nobody become something else (IN4)', async () => {
    const id = await learn();
    serve(id, { type: 'Group', more: { name: 'A group now' } });
    expect(await stage.actors.byUri(id, { fresh: true })).toBeNull();
    expect(await personAt(id)).toMatchObject({ display_name: 'Alice Archer' });
    expect(await communityAt(id)).toBeUndefined();
  });

  it('changes only what an answer has (pitfall 25)', async () => {
    const id = await learn({ type: 'Group', more: { manuallyApprovesFollowers: true, featured: undefined } });
    const [community, remote] = [await communityAt(id), await remoteAt(id)];
    stage.elsewhere.put(id, { id, type: 'Group', preferredUsername: nameIn(id), discoverable: true });
    await stage.actors.byUri(id, { fresh: true });
    expect(await communityAt(id)).toEqual(community);
    expect(await remoteAt(id)).toEqual({ ...remote, fetched_at: expect.any(Date) });
    stage.elsewhere.put(id, { id, type: 'Group', name: 'New name', summary: null });
    await stage.actors.byUri(id, { fresh: true });
    expect(await communityAt(id)).toMatchObject({ title: 'New name', description: '', visibility: 'listed' });
    expect(await remoteAt(id)).toMatchObject({ inbox: remote?.inbox, keys: remote?.keys });
  });

  it('makes one row when two processes learn the same actor at the same time', async () => {
    const other = await stage.another();
    const ids = ['westvale.example', 'westvale.example', 'sub.eastmoor.example'].map((host) => someone(host));
    for (const id of ids) serve(id);
    const found = await Promise.all(
      ids.flatMap((id) => [stage, other, stage, other].map(({ actors }) => actors.byUri(id))),
    );
    expect(new Set(found.map((actor) => actor?.ownerId)).size).toBe(ids.length);
    for (const id of ids) {
      const rows = stage.database.sql.selectFrom('person').select('id').where('uri', '=', id);
      expect(await rows.execute()).toHaveLength(1);
    }
  });

  it('leaves a tombstone of an actor whose host answers 410, and not of one that answers 404 (pitfall 16)', async () => {
    const [gone, missing] = [await learn(), await learn()];
    stage.elsewhere.put(gone, '', { status: 410 });
    stage.elsewhere.put(missing, '', { status: 404 });
    expect(await stage.actors.byUri(gone, { fresh: true })).toBeNull();
    expect(await stage.actors.byUri(missing, { fresh: true })).toBeNull();
    expect(await personAt(gone)).toMatchObject({ display_name: nameIn(gone), summary_html: '' });
    expect((await personAt(gone))?.deleted_at).toBeInstanceOf(Date);
    expect(await stage.actors.known(missing)).toMatchObject({ uri: missing });
    serve(gone);
    expect(await stage.actors.byUri(gone, { fresh: true })).toBeNull();
    expect(await stage.actors.known(gone)).toBeNull();
  });

  it('asks nobody to tell whether an actor is known, and keeps the key of one that is gone (pitfall 16)', async () => {
    expect(await stage.actors.known(someone())).toBeNull();
    const id = await learn();
    await stage.actors.bury(id);
    await stage.actors.bury(id);
    expect(await stage.actors.keyOf(`${id}#main-key`)).toMatchObject({ kind: 'key', owner: id });
    expect(stage.elsewhere.paths).toEqual([]);
    const removed = sql`select from domain_event where kind = 'person.removed'
      and payload->>'personId' = (select id::text from person where uri = ${id})`;
    expect((await removed.execute(stage.database.sql)).rows).toHaveLength(1);
  });

  it('asks for a known actor again after a day, behind the answer', async () => {
    const id = await learn();
    stage.clock.pass(25 * 60);
    serve(id, { more: { name: 'Renamed since' } });
    expect(await stage.actors.byUri(id)).toMatchObject({ uri: id });
    await eventually(async () => expect(await personAt(id)).toMatchObject({ display_name: 'Renamed since' }));
  });

  it('asks a new instance what it runs', async () => {
    const at = 'https://sub.eastmoor.example';
    const rel = 'http://nodeinfo.diaspora.software/ns/schema/2.1';
    const software = { software: { name: 'guildhall', version: '1.2.3' }, protocols: ['activitypub'] };
    stage.elsewhere.put(
      `${at}/.well-known/nodeinfo`,
      { links: [{ rel, href: `${at}/nodeinfo/2.1` }] },
      { type: 'application/json' },
    );
    stage.elsewhere.put(`${at}/nodeinfo/2.1`, software, { type: 'application/json' });
    stage.clock.pass(25 * 60);
    await learn({}, 'sub.eastmoor.example');
    const peer = stage.database.sql
      .selectFrom('peer')
      .innerJoin('instance', 'instance.id', 'peer.instance_id')
      .select(['software', 'software_version'])
      .where('host', '=', 'sub.eastmoor.example');
    await eventually(async () =>
      expect(await peer.executeTakeFirst()).toEqual({ software: 'guildhall', software_version: '1.2.3' }),
    );
  });

  it('asks for no more new actors of one host in an hour than the limit (pitfall 8)', async () => {
    await learn();
    const key = 'federation:actors:eastmoor.example';
    await sql`update rate_counter set count = ${LIMITS.federation.newActorsPerHost - 1} where key = ${key}`.execute(
      stage.database.sql,
    );
    const known = await learn();
    const late = someone();
    serve(late);
    expect(await stage.actors.byUri(late)).toBeNull();
    expect(await stage.actors.keyOf(`${late}#main-key`)).toEqual({ kind: 'none', because: 'unreachable' });
    expect(stage.elsewhere.paths).toEqual([]);
    expect(await stage.actors.byUri(known, { fresh: true })).not.toBeNull();
  });

  it('asks for no endless row of new hosts below one domain (pitfall 8)', async () => {
    const { newHostsPerDomain } = LIMITS.federation;
    const wanted = Array.from(
      { length: newHostsPerDomain + 5 },
      (_, n) => `https://h${n}.wildcard.example/u/a`,
    );
    for (const id of wanted) expect(await stage.actors.byUri(id)).toBeNull();
    const counted = stage.database.sql
      .selectFrom('rate_counter')
      .select('count')
      .where('key', '=', 'federation:hosts:wildcard.example');
    expect(await counted.executeTakeFirst()).toEqual({ count: newHostsPerDomain + 5 });
    const late = 'https://evil.example/u/late';
    await sql`insert into rate_counter (key, window_start, count)
      values ('federation:hosts:evil.example', now(), ${newHostsPerDomain})`.execute(stage.database.sql);
    serve(late);
    expect(await stage.actors.byUri(late)).toBeNull();
    expect(stage.elsewhere.paths).toEqual([]);
  });
});
