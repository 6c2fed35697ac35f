import { createAccount, UpdateInstance } from '#libs/identity';
import type { AccountViewer } from '#libs/kernel';
import { renderMarkdown } from '#libs/text';

import type { DemoPerson } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';

const DOMAIN = 'northfield.example';
const HISTORY_DAYS = 75;

const describePerson = async (
  { database }: DemoStage,
  personId: string,
  { roleTitle, team, place, speaks, askMeAbout, summary }: DemoPerson,
): Promise<void> => {
  await database.sql
    .updateTable('person')
    .set({
      role_title: roleTitle,
      team,
      place,
      spoken_languages: [...speaks],
      ask_me_about: askMeAbout,
      summary,
      summary_html: renderMarkdown(summary).html,
      field_visibility: { roleTitle: 'public', askMeAbout: 'public' },
      created_at: daysAgo(HISTORY_DAYS),
    })
    .where('id', '=', personId)
    .execute();
};

/** A moment some days back, at which the demo's organisation and its people already were there. */
export const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

/** Makes the accounts of the demo, all with one password, and presents the instance as their council. */
export const seedPeople = async (stage: DemoStage, password: string): Promise<void> => {
  const { content, database, instance } = stage;
  for (const person of content.people) {
    const { handle: name, displayName, email, role, language } = person;
    const personId = await createAccount(database, { name, displayName, email, password, role, language });
    await describePerson(stage, personId, person);
    const viewer: AccountViewer = {
      kind: 'account',
      personId,
      instanceId: instance.id,
      role,
      emailDomain: DOMAIN,
      sessionId: '',
    };
    stage.people.set(name, viewer);
  }
  await stage.get(UpdateInstance).execute(stage.person(content.people[0]?.handle ?? ''), {
    name: 'Northfield Council',
    welshName: 'Cyngor Northfield',
    shortName: 'Northfield',
    organisationKind: 'council',
    contactUrl: 'https://northfield.example/contact',
    welcome: 'A place for everyone at Northfield Council to ask, answer and learn from each other.',
    registration: 'domains',
    allowedDomains: [DOMAIN],
  });
};
