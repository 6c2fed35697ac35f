import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { countStatements, given, type GivenPerson } from '#libs/testing';

import { OWN_HOST, setActorsStage, type ActorsStage } from './actors-stage.fixture.js';
import { actorDocument } from './elsewhere.fixture.js';
import { SetPeerPolicy } from './set-peer-policy.js';

const SPELLINGS = [
  'evil.example',
  'EVIL.example',
  'evil.example.',
  'evil.example:443',
  'evil.example:8443',
  'a.b.evil.example',
  'ＥＶＩＬ.example',
];

describe('whom this instance talks to', () => {
  let stage: ActorsStage;
  let admin: GivenPerson;
  let verb: SetPeerPolicy;

  const asModeOf = async (mode: 'off' | 'allowlist' | 'open') => (await stage.another(mode)).policy;

  beforeAll(async () => {
    stage = await setActorsStage();
    admin = await given(stage.database).person({ role: 'admin' });
    verb = new SetPeerPolicy(stage.database, stage.policy);
  });
  beforeEach(async () => {
    await sql`update peer set policy = 'unknown'`.execute(stage.database.sql);
    stage.policy.forget();
  });
  afterAll(() => stage.stop());

  it.each(SPELLINGS)(
    'hears and writes nothing when a host is suspended, spelled as %s (IN14)',
    async (host) => {
      expect(await stage.policy.mayReceive(host)).toBe(true);
      await verb.execute(admin.viewer, 'Evil.Example', 'suspended');
      expect(await stage.policy.mayReceive(host)).toBe(false);
      expect(await stage.policy.maySend(host)).toBe(false);
      expect(await stage.policy.mayReceive('notevil.example')).toBe(true);
    },
  );

  it('finds nobody of a suspended host, known or not, and asks nothing of it (IN14)', async () => {
    const id = 'https://evil.example/u/mallory';
    stage.elsewhere.put(id, actorDocument({ id, name: 'mallory' }));
    stage.elsewhere.put('https://westvale.example/u/hop', '', { status: 302, location: id });
    expect(await stage.actors.byUri(id)).toMatchObject({ uri: id });
    await verb.execute(admin.viewer, 'evil.example', 'suspended');
    stage.elsewhere.forget();
    for (const uri of [
      id,
      'https://EVIL.example/u/other',
      'https://sub.evil.example/u/a',
      'https://evil.example:443/u/x',
    ]) {
      expect(await stage.actors.byUri(uri)).toBeNull();
      expect(await stage.actors.byUri(uri, { fresh: true })).toBeNull();
      expect(await stage.actors.keyOf(`${uri}#main-key`)).toEqual({ kind: 'none', because: 'unacceptable' });
    }
    expect(await stage.actors.byHandle('@mallory@evil.example')).toBeNull();
    expect(stage.elsewhere.paths).toEqual([]);
    expect(await stage.actors.byUri('https://westvale.example/u/hop')).toBeNull();
    expect(stage.elsewhere.paths).toEqual(['https://westvale.example/u/hop']);
  });

  it('talks only to hosts that are allowed, if silenced, by that list, and to nobody when it is off', async () => {
    await verb.execute(admin.viewer, 'westvale.example', 'allowed');
    await verb.execute(admin.viewer, 'eastmoor.example', 'silenced');
    const list = await asModeOf('allowlist');
    expect(await list.mayReceive('westvale.example')).toBe(true);
    expect(await list.maySend('WestVale.example')).toBe(true);
    expect(await list.mayReceive('eastmoor.example')).toBe(true);
    for (const host of [
      'sub.westvale.example',
      'sub.eastmoor.example',
      'unheard.example',
      '',
      'a/b',
      '[::1]',
    ])
      expect(await list.mayReceive(host)).toBe(false);
    expect(await stage.policy.mayReceive('eastmoor.example')).toBe(true);
    expect(await (await asModeOf('off')).mayReceive('westvale.example')).toBe(false);
  });

  it('negotiates with an expected host, and takes nothing else from it', async () => {
    await verb.execute(admin.viewer, 'westvale.example', 'expected');
    for (const policy of [await asModeOf('allowlist'), await asModeOf('open')]) {
      expect(await policy.maySend('westvale.example')).toBe(true);
      expect(await policy.mayPropose('westvale.example')).toBe(true);
      expect(await policy.mayReceive('westvale.example')).toBe(false);
    }
    expect(await (await asModeOf('allowlist')).mayPropose('unheard.example')).toBe(false);
  });

  it('learns of a decision in another process within seconds, and asks the tables no oftener', async () => {
    const other = await asModeOf('open');
    expect(await other.mayReceive('evil.example')).toBe(true);
    await verb.execute(admin.viewer, 'evil.example', 'suspended');
    stage.clock.pass(0.1);
    expect(await other.mayReceive('evil.example')).toBe(false);
    const { database, policy } = await stage.another();
    const statements = await countStatements(database, async () => {
      await Promise.all(SPELLINGS.map((host) => policy.mayReceive(host)));
      await policy.maySend('evil.example');
    });
    expect(statements).toHaveLength(1);
  });

  it('is decided by administrators only, about other hosts only, and once', async () => {
    const member = await given(stage.database).person();
    const refusal = (code: string) => expect.objectContaining({ code });
    await expect(verb.execute(member.viewer, 'evil.example', 'allowed')).rejects.toEqual(
      refusal('not-allowed'),
    );
    await expect(verb.execute(admin.viewer, OWN_HOST, 'allowed')).rejects.toEqual(
      refusal('partner.own-host'),
    );
    for (const host of ['', 'a/b', '127.0.0.1', 'localhost'])
      await expect(verb.execute(admin.viewer, host, 'allowed')).rejects.toEqual(refusal('partner.no-host'));
    await verb.execute(admin.viewer, 'new.example', 'allowed');
    await verb.execute(admin.viewer, 'new.example', 'allowed');
    const facts = stage.database.sql
      .selectFrom('domain_event')
      .select('payload')
      .where('kind', '=', 'peer.policy-changed');
    const ofNew = (await facts.execute()).filter(
      ({ payload }) => (payload as { host: string }).host === 'new.example',
    );
    expect(ofNew).toEqual([{ payload: expect.objectContaining({ policy: 'allowed', by: admin.id }) }]);
  });
});
