import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { eventually, startTestServer } from '#libs/testing';

import { send, setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { activityOf, noteOf, type RemoteAuthor } from './peer.fixture.js';

type Activity = ReturnType<typeof activityOf>;

/** A hundred things that three people do, in the order in which they do them. */
const history = (people: readonly RemoteAuthor[], group: string): [RemoteAuthor, Activity][] => {
  const done: [RemoteAuthor, Activity][] = people.map((person) => [
    person,
    activityOf(person, 'Follow', group),
  ]);
  const at = (minute: number): string => new Date(Date.UTC(2026, 10, 26, 8, minute)).toISOString();
  for (let round = 0; done.length < 100; round += 1) {
    const [writer, reader, other] = [0, 1, 2].map(
      (step) => people[(round + step) % people.length] as RemoteAuthor,
    );
    if (writer === undefined || reader === undefined || other === undefined) break;
    const page = noteOf(writer, `<p>Round ${round}</p>`, {
      type: 'Page',
      name: `Round ${round}`,
      audience: group,
    });
    const reply = noteOf(reader, `<p>Reply ${round}</p>`, { inReplyTo: page.id });
    const like = activityOf(other, 'Like', page.id);
    done.push(
      [writer, activityOf(writer, 'Create', page)],
      [reader, activityOf(reader, 'Create', reply)],
      [writer, activityOf(writer, 'Update', { ...page, content: '<p>Once</p>', updated: at(round) })],
      [
        writer,
        activityOf(writer, 'Update', { ...page, content: `<p>Twice ${round}</p>`, updated: at(round + 1) }),
      ],
      [other, like],
      [reader, activityOf(reader, 'Like', page.id)],
      [other, activityOf(other, 'Undo', like)],
      [reader, activityOf(reader, 'Delete', round % 2 === 0 ? reply.id : `${reply.id}/never`)],
    );
  }
  return done.slice(0, 100);
};

/** A number generator that gives the same every time (mulberry32). */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
};

/** What people can read, and what they think of it, whatever the order in which it came. */
const stateOf = async ({ sql: db }: Database): Promise<unknown> => {
  const { rows: posts } = await sql`
    select p.html, t.title, answered.html as answers, a.name as author, coalesce(p.reaction_counts ->> 'like', '0') as likes,
      (select array_agg(l.name order by l.name) from reaction r join person l on l.id = r.person_id
        where r.post_id = p.id) as "likedBy"
    from post p join thread t on t.id = p.thread_id join person a on a.id = p.author_id
    left join post answered on answered.id = p.reply_to_id
    where p.deleted_at is null and t.deleted_at is null
    order by p.html, t.title`.execute(db);
  const { rows: members } = await sql`
    select p.name, m.role from membership m join person p on p.id = m.person_id where p.uri is not null
    order by p.name`.execute(db);
  const { rows: counted } = await sql`select thread_count, member_count from community`.execute(db);
  return { posts, members, counted };
};

const waitingIn = async (database: Database): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from inbox_activity where handled_at is null and dead_at is null`.execute(
    database.sql,
  );
  return rows[0]?.waiting ?? -1;
};

describe('the inbox under faults', () => {
  it('comes to the same state in order, and shuffled, ten times each, over two processes (FI13)', async () => {
    const hosts = ['mastodon.example', 'lemmy.example', 'mbin.example'];
    const people = async ({ peer }: InboxScene): Promise<RemoteAuthor[]> =>
      Promise.all(hosts.map((host, index) => peer.author(['ada', 'eve', 'gil'][index] ?? '', host)));
    const ordered = await setInboxScene(hosts);
    const states: unknown[] = [];
    try {
      const list = history(await people(ordered), ordered.group);
      for (const [author, activity] of list) await ordered.settle(author, activity);
      states.push(await stateOf(ordered.test.database));
    } finally {
      await ordered.stop();
    }
    const mixed = await setInboxScene(hosts);
    const second = await startTestServer({
      ...mixed.settings,
      DATABASE_URL: mixed.test.databaseUrl,
    });
    try {
      const list = history(await people(mixed), mixed.group);
      const tenfold = shuffled(Array.from({ length: 10 }, () => list).flat(), chance(7));
      for (let from = 0; from < tenfold.length; from += 20) {
        const answers = await Promise.all(
          tenfold
            .slice(from, from + 20)
            .map(([author, activity], index) =>
              send(author, activity, { port: index % 2 === 0 ? mixed.port : second.server.port }),
            ),
        );
        expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
      }
      await eventually(async () => expect(await waitingIn(mixed.test.database)).toBe(0), {
        within: 300_000,
        every: 250,
      });
      states.push(await stateOf(mixed.test.database));
    } finally {
      await second.stop();
      await mixed.stop();
    }
    expect(states[1]).toEqual(states[0]);
  });
});
