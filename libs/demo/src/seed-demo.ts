import { randomBytes } from 'node:crypto';

import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';
import { MakeReport } from '#libs/moderation';

import { demoContent } from './content/index.js';
import type { DemoStage } from './demo-stage.js';
import { seedCommunities, seedJoinRequests } from './seed-communities.js';
import { seedDocuments } from './seed-documents.js';
import { seedEndorsements } from './seed-endorsements.js';
import { seedEvents } from './seed-events.js';
import { seedPathways } from './seed-pathways.js';
import { seedPeople } from './seed-people.js';
import { seedPublications } from './seed-publications.js';
import { seedReading } from './seed-reading.js';
import { seedSkills } from './seed-skills.js';
import { seedThreads } from './seed-threads.js';
import { seedVideos } from './seed-videos.js';

const HEARD_DAYS = 3;

const seedReports = async (stage: DemoStage): Promise<void> => {
  for (const { reporter, thread, postIndex, category, reason } of stage.content.reports) {
    const me = stage.person(reporter);
    const body = { subjectKind: 'post' as const, subjectId: stage.post(thread, postIndex), category, reason };
    await stage.get(MakeReport).execute(me, body, stage.once(me, 'makeReport', body));
  }
};

/** Whether nobody has an account here yet. */
export const isEmpty = async (database: Database): Promise<boolean> => {
  const row = await database.sql.selectFrom('account').select('person_id').limit(1).executeTakeFirst();
  return row === undefined;
};

/** Whether a demo was begun and not completed: its accounts are there, nobody else's, and no word of being a demo. */
export const isHalfMade = async (database: Database): Promise<boolean> => {
  const emails = demoContent.people.map(({ email }) => email);
  const { rows } = await sql<{ half: boolean }>`
    select exists (select from account) and not exists (select from account where email <> all(${emails}))
      and not exists (select from instance_settings where is_demo) as half`.execute(database.sql);
  return rows[0]?.half ?? false;
};

/** A password for the demo that nobody can guess, easy to type. */
export const inventPassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const parts = Array.from({ length: 4 }, () =>
    [...randomBytes(5)].map((byte) => letters[byte % letters.length]).join(''),
  );
  return parts.join('-');
};

/** Fills an empty instance with the demo, through the product's own services and with times in the past. */
export const seedDemo = async (stage: DemoStage, password: string): Promise<void> => {
  const now = new Date();
  await seedPeople(stage, password);
  await seedSkills(stage);
  await seedCommunities(stage);
  await seedThreads(stage, now);
  await seedVideos(stage, now);
  await seedDocuments(stage, now);
  await seedPathways(stage, now);
  await seedPublications(stage, now);
  await seedEndorsements(stage, now);
  await seedEvents(stage, now);
  await seedReading(stage);
  await seedJoinRequests(stage);
  await seedReports(stage);
  await stage.get(DomainEventBus).deliverOwed();
  // People have seen what they were told of days ago.
  await sql`update notification set read_at = updated_at
    where updated_at < now() - make_interval(days => ${HEARD_DAYS}::int)`.execute(stage.database.sql);
  await stage.database.sql.updateTable('instance_settings').set({ is_demo: true }).execute();
};
