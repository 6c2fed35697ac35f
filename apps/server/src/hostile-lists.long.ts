import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Asked, Example } from './operation-examples/example.fixture.js';
import { examples } from './operation-examples/index.fixture.js';
import { setScene, type Actor, type Scene } from './operation-examples/scene.fixture.js';
import { send, type Answer } from './operation-examples/send.fixture.js';

type Json = Record<string, unknown>;

const takes = ({ operation }: Example, name: string): boolean =>
  name in (operation.query as unknown as { shape: Json }).shape;

const limited = [...examples.values()].filter((each) => takes(each, 'limit'));
const paged = limited.filter((each) => takes(each, 'cursor'));
const byId = (list: readonly Example[]): [string, Example][] => list.map((each) => [each.operation.id, each]);

const LIMITS = ['1000000000', '-1', '0', '101', 'NaN', '1;2', '1e1', '0x10', '', ' 5', '5 ', '1.0', '٣'];

/** The cursor with one character in its middle replaced by another. */
const edited = (cursor: string): string => {
  const middle = Math.floor(cursor.length / 2);
  const other = cursor[middle] === 'A' ? 'B' : 'A';
  return cursor.slice(0, middle) + other + cursor.slice(middle + 1);
};

const nextOf = ({ body }: Answer): string | undefined => (body as { next?: string }).next;

describe('lists', () => {
  let scene: Scene;
  /** Somebody who reads all that the examples list, but is not the one who got the cursors. */
  let another: Actor;
  const arranged = new Map<string, Asked>();
  const cursors = new Map<string, string>();

  const ask = ({ operation }: Example, change: Json, as?: Actor): Promise<Answer> => {
    const asked = arranged.get(operation.id) ?? {};
    const query = { ...(asked.query as Json | undefined), ...change };
    return send(scene.test.url, operation, { ...asked, query, ...(as !== undefined && { as }) });
  };

  beforeAll(async () => {
    scene = await setScene();
    another = await scene.newcomer({ role: 'admin' });
    for (const { operation, accepted } of limited) {
      // Twice, so that there is a second page.
      await accepted(scene);
      const asked = await accepted(scene);
      const { limit: _, q: __, role: ___, ...query } = (asked.query ?? {}) as Json;
      const words = operation.id === 'search' ? { q: 'nuthatch' } : {};
      arranged.set(operation.id, { ...asked, query: { ...query, ...words } });
    }
    for (const example of paged) {
      const first = await ask(example, { limit: '1' });
      const next = nextOf(first);
      if (next !== undefined) cursors.set(example.operation.id, next);
    }
    await scene.test.database.sql
      .insertInto('membership')
      .columns(['community_id', 'person_id', 'role', 'joined_at'])
      .expression((from) =>
        from
          .selectFrom('community')
          .select((each) => [
            'id as community_id',
            each.val(another.id).as('person_id'),
            each.val('owner' as const).as('role'),
            each.val(new Date()).as('joined_at'),
          ]),
      )
      .execute();
  });
  afterAll(() => scene.stop());

  const refuses = async (example: Example, query: Json, as?: Actor): Promise<void> => {
    const { id } = example.operation;
    const answer = await ask(example, query, as);
    expect([id, query, answer.status]).toEqual([id, query, 400]);
    expect([id, answer.body]).toMatchObject([
      id,
      { code: expect.stringMatching(/^(invalid-input|cursor\.invalid)$/) },
    ]);
  };

  it.each(byId(limited))('API9: %s refuses limits that are none', async (_, example) => {
    for (const limit of LIMITS) await refuses(example, { limit });
    for (const limit of ['1', '100']) expect((await ask(example, { limit })).status).toBe(200);
  });

  it('have a second page each in what follows', () => {
    expect([...cursors.keys()]).toEqual(paged.map(({ operation }) => operation.id));
  });

  it.each(byId(paged))(
    'API9: %s goes on from its own cursor, and refuses it edited or cut',
    async (id, example) => {
      const cursor = cursors.get(id) ?? '';
      const [first, second] = [
        await ask(example, { limit: '1' }),
        await ask(example, { limit: '1', cursor }),
      ];
      expect([id, second.status]).toEqual([id, 200]);
      const [one, two] = [first, second].map(({ body }) => (body as { items: unknown[] }).items);
      expect(two).toHaveLength(1);
      expect(two).not.toEqual(one);
      const wrong = [
        edited(cursor),
        cursor.slice(0, -4),
        cursor.slice(4),
        `${cursor}AAAA`,
        'AAAA',
        '',
        `${cursor}=`,
      ];
      for (const bad of wrong) await refuses(example, { cursor: bad });
      await refuses(example, { cursor: "' or 1=1 --" });
    },
  );

  it.each(byId(paged))('API9: %s refuses the cursors of every other list', async (id, example) => {
    for (const [other, cursor] of cursors) if (other !== id) await refuses(example, { cursor });
  });

  it.each(byId(paged))('API9: %s refuses the cursor of another person', async (id, example) => {
    const own = await ask(example, { limit: '1' }, another);
    expect([id, own.status]).toEqual([id, 200]);
    await refuses(example, { cursor: cursors.get(id) ?? '' }, another);
  });
});
