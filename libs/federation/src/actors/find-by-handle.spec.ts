import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { setActorsStage, type ActorsStage } from './actors-stage.fixture.js';
import { actorDocument, type ActorParts } from './elsewhere.fixture.js';

const AT = 'https://eastmoor.example';

describe('finding somebody by handle', () => {
  let stage: ActorsStage;
  let serial = 0;

  const fresh = (): string => `name${(serial += 1)}`;
  const serve = (id: string, name: string, parts: Partial<ActorParts> = {}): void =>
    stage.elsewhere.put(id, actorDocument({ id, name, ...parts }));
  const nameOf = async (uri: string) => {
    const row = stage.database.sql.selectFrom('person').select('name').where('uri', '=', uri);
    return (await row.executeTakeFirst())?.name;
  };
  const asked = (handle: string): string =>
    `${AT}/.well-known/webfinger?resource=${encodeURIComponent(`acct:${handle}`)}`;

  beforeAll(async () => {
    stage = await setActorsStage();
  });
  beforeEach(async () => {
    stage.elsewhere.clear();
    await sql`delete from rate_counter`.execute(stage.database.sql);
  });
  afterAll(() => stage.stop());

  it('asks the host of the handle, then the actor, and then knows them', async () => {
    const name = fresh();
    const id = `${AT}/u/${name}`;
    stage.elsewhere.name(`${name}@eastmoor.example`, id);
    serve(id, name);
    const found = await stage.actors.byHandle(`@${name}@EASTMOOR.example`);
    expect(found).toMatchObject({ uri: id, username: name, kind: 'person' });
    expect(stage.elsewhere.paths).toEqual([asked(`${name}@eastmoor.example`), id]);
    stage.elsewhere.forget();
    expect(await stage.actors.byHandle(`${name.toUpperCase()}@eastmoor.example`)).toEqual(found);
    expect(stage.elsewhere.paths).toEqual([]);
  });

  it('tells a person and a community of one name apart', async () => {
    const name = fresh();
    const type = 'https://www.w3.org/ns/activitystreams#type';
    const link = (href: string, kind: string) => ({
      rel: 'self',
      type: 'application/activity+json',
      href,
      properties: { [type]: kind },
    });
    const links = [link(`${AT}/u/${name}`, 'Person'), link(`${AT}/c/${name}`, 'Group')];
    stage.elsewhere.name(`${name}@eastmoor.example`, '', { links });
    serve(`${AT}/u/${name}`, name);
    serve(`${AT}/c/${name}`, name, { type: 'Group' });
    expect(await stage.actors.byHandle(`${name}@eastmoor.example`)).toMatchObject({ kind: 'person' });
    expect(await stage.actors.byHandle(`${name}@eastmoor.example`, 'community')).toMatchObject({
      kind: 'community',
      uri: `${AT}/c/${name}`,
    });
  });

  it.each([
    ['another subject', { subject: 'acct:other@eastmoor.example' }],
    ['a subject on another host', { subject: 'acct:name@evil.example' }],
    [
      'an actor of a third host',
      { links: [{ rel: 'self', type: 'application/activity+json', href: 'https://evil.example/u/x' }] },
    ],
    ['a link of a wrong type', { links: [{ rel: 'self', type: 'text/html', href: `${AT}/u/x` }] }],
    [
      'an address that is an object',
      { links: [{ rel: 'self', type: 'application/activity+json', href: { path: '/' } }] },
    ],
    ['no links', { links: null }],
  ])('follows no answer with %s, and asks one path only (OF8)', async (_, more) => {
    const handle = `${fresh()}@eastmoor.example`;
    stage.elsewhere.name(handle, `${AT}/u/x`, more);
    serve('https://evil.example/u/x', 'x');
    serve(`${AT}/u/x`, 'x');
    expect(await stage.actors.byHandle(handle)).toBeNull();
    expect(stage.elsewhere.paths).toEqual([asked(handle)]);
  });

  it.each(['a/b', 'a:b', 'a#b', 'a?b', 'a b', '../a', 'a%2fb', ''].map((name) => `${name}@eastmoor.example`))(
    'asks nobody about %j (OF8)',
    async (handle) => {
      expect(await stage.actors.byHandle(handle)).toBeNull();
      expect(stage.elsewhere.paths).toEqual([]);
    },
  );

  it.each([
    'a@eastmoor.example:8080',
    'a@eastmoor.example/x',
    'a@user@eastmoor.example',
    'a@127.0.0.1',
    'a@localhost',
  ])('asks nobody about %j (OF8)', async (handle) => {
    expect(await stage.actors.byHandle(handle)).toBeNull();
    expect(stage.elsewhere.paths).toEqual([]);
  });

  it('does not take an actor whose own name is another one (pitfall 23)', async () => {
    const handle = `${fresh()}@eastmoor.example`;
    const id = `${AT}/u/${fresh()}`;
    stage.elsewhere.name(handle, id);
    serve(id, 'somebody_else');
    expect(await stage.actors.byHandle(handle)).toBeNull();
  });

  it('renames somebody only when the new name leads to them (pitfall 23)', async () => {
    const [before, after] = [fresh(), fresh()];
    const id = `${AT}/u/${before}`;
    serve(id, before);
    await stage.actors.byUri(id);
    serve(id, after);
    await stage.actors.byUri(id, { fresh: true });
    expect(await nameOf(id)).toBe(before);
    stage.elsewhere.name(`${after}@eastmoor.example`, id);
    expect(await stage.actors.byUri(id, { fresh: true })).toMatchObject({ username: after });
    expect(await nameOf(id)).toBe(after);
  });

  it('gives a name to another actor only when it leads there, and keeps the first as who they are (pitfall 23)', async () => {
    const name = fresh();
    const [first, second] = [`${AT}/old/${name}`, `${AT}/new/${name}`];
    serve(first, name);
    serve(second, name);
    const known = await stage.actors.byUri(first);
    expect(await stage.actors.byUri(second)).toBeNull();
    expect(await nameOf(first)).toBe(name);
    stage.elsewhere.name(`${name}@eastmoor.example`, second);
    const successor = await stage.actors.byUri(second);
    expect(successor).toMatchObject({ uri: second, username: name });
    expect(await nameOf(second)).toBe(name);
    expect(await nameOf(first)).toBe(`${name}~${known?.ownerId ?? ''}`);
    expect(await stage.actors.byUri(first)).toEqual(known);
    expect(await stage.actors.byHandle(`${name}@eastmoor.example`)).toEqual(successor);
  });
});
