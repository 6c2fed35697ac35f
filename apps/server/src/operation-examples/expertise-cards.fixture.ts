import { sql } from 'kysely';

import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import { allowed } from './partners.fixture.js';
import type { Scene } from './scene.fixture.js';
import { skilled } from './skills.fixture.js';

/** Somebody of a partner agreed to be found here, and an agreement covers it. */
const foundAtPartner = async (scene: Scene): Promise<void> => {
  const host = await allowed(scene);
  const db = scene.test.database.sql;
  const { id: instanceId } = await db
    .selectFrom('instance')
    .select('id')
    .where('host', '=', host)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('partner_agreement')
    .values({
      id: newId(),
      instance_id: instanceId,
      uri: `https://${host}/agreements/1`,
      version: 1,
      is_ours: false,
      state: 'accepted',
      purpose: 'To find each other',
      data_classes: ['expertise'],
      communities: [],
      contact: 'Olwen Parry',
      review_on: '2099-11-01',
      created_at: new Date(),
    })
    .execute();
  await sql`
    insert into remote_expertise_card (id, uri, instance_id, person_uri, name, display_name, organisation, role_title,
      ask_me_about, languages, skills, skill_words, words, updated_at, received_at)
    values (${newId()}, ${`https://${host}/cards/1`}, ${instanceId}, ${`https://${host}/u/olwen`}, 'olwen', 'Olwen Parry',
      'Eastmoor Council', 'Drainage engineer', 'Drains', '{cy}', '[{"en": "Drains", "cy": "Draeniau"}]', '{drains,draeniau}',
      'olwen parry drains', now(), now())`.execute(db);
};

/** The own expertise card, and people of partners. */
export const expertiseCardExamples: readonly Example[] = [
  exampleOf(contracts.readMyExpertiseCard)(async (scene) => ({ as: (await skilled(scene)).as })),
  exampleOf(contracts.shareMyExpertiseCard)(async (scene) => ({
    as: (await skilled(scene)).as,
    body: { isShared: true },
  })),
  exampleOf(contracts.listPeopleOfPartners)(async (scene) => {
    await foundAtPartner(scene);
    return { as: scene.member, query: { q: 'drains', language: 'cy' } };
  }),
];
