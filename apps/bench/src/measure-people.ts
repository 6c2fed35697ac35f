import type { Database } from '#libs/database';

import type { LoadRequest } from './http-load.js';
import { measureSlowest } from './measure-slowest.js';
import type { Result } from './result.js';
import { seedPeople } from './seed-people.js';
import type { Stage } from './stage.js';
import { withDatabase } from './with-database.js';

const SLOWEST_MS = 200;

/** Words of one person, and the id of a skill. */
interface Words {
  readonly id: string;
  readonly word: string;
  readonly ask: string;
  readonly told: string;
}

/** Ways to look for people, by what they are called in the report: the path behind `/api/`. */
const pathsFor = async ({ pool }: Database): Promise<[string, string[]][]> => {
  const { rows } = await pool.query<Words>(
    `select s.id, split_part(s.label_en, ' ', 2) as word, split_part(p.ask_me_about, ' ', 3) as ask,
       split_part(p.experience, ' ', 3) as told
     from (select id, label_en, row_number() over (order by id) n from skill) s
     join (select ask_me_about, experience, row_number() over (order by name) n from person where ask_me_about <> '') p using (n)
     order by n limit 5`,
  );
  const each = (path: (row: Words) => string): string[] => rows.map(path);
  return [
    ['without a wish', ['people']],
    ['by a rare word', each(({ ask }) => `people?q=${ask}`)],
    ['by a rare word of what they tell', each(({ told }) => `people?q=${told}`)],
    ['by a common word', ['people?q=officer', 'people?q=manager', 'people?q=engineer']],
    ['by a mistyped word', ['people?q=enginer', 'people?q=managr']],
    ['by a word for a skill', each(({ word }) => `people?q=${word}`)],
    ['by a common and a rare word', each(({ ask }) => `people?q=officer%20${ask}`)],
    ['by skill and language', each(({ id }) => `people?skillId=${id}&language=cy`)],
    ['by place and team', ['people?place=Office%2012&team=Team%2012']],
    ['what all of them have in common', ['people-facets']],
    ['what those of a common word have in common', ['people-facets?q=officer']],
    ['what those of two common words have in common', ['people-facets?q=officer%20county']],
    ['what those of a rare word have in common', each(({ ask }) => `people-facets?q=${ask}`)],
    ['what those of a place have in common', ['people-facets?place=Office%2012']],
    ['what those of a language have in common', ['people-facets?language=cy']],
  ];
};

/** How long it takes to find people by what they may be asked about, by skill and so on. */
export const measurePeople = async (stage: Stage): Promise<Result[]> => {
  const { seeded, product, effort, databaseUrl } = stage;
  const paths = await withDatabase(databaseUrl, async (database) => {
    await seedPeople(database, seeded, effort.people);
    return pathsFor(database);
  });
  const results: Result[] = [];
  for (const [how, asked] of paths) {
    const requests = asked.flatMap((path) =>
      seeded.cookies
        .slice(0, 5)
        .map((cookie): LoadRequest => ({ url: `${product.url}/api/${path}`, cookie })),
    );
    const measure = `${effort.people} people, ${how}`;
    const wish = { measure, requests, connections: 1, warmUpSeconds: 1, mostMs: SLOWEST_MS };
    results.push(await measureSlowest(stage, { ...wish, seconds: effort.seconds }));
  }
  return results;
};
