import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';
import { unwelcome } from '#libs/testing';

import { exampleOf, type Example } from './example.fixture.js';
import { pictureForm, untilListed, type Scene } from './scene.fixture.js';

const hostileForm = (): FormData => {
  const form = new FormData();
  form.set('purpose', 'attachment');
  form.set('file', new Blob([new Uint8Array(unwelcome['html'] ?? [])]), 'page.html');
  return form;
};

const WELSH_SPEAKERS = { name: 'Parks', wish: { team: 'Parks', language: 'cy' } } as const;

/** Somebody who keeps a search. */
const searching = async (scene: Scene) => {
  const as = await scene.newcomer();
  const { answer } = await as.call(contracts.savePeopleSearch, { body: WELSH_SPEAKERS });
  return { as, params: { searchId: answer.id } };
};

/** People and their profiles, files, and search. */
export const peopleExamples: readonly Example[] = [
  exampleOf(contracts.listPeople)((scene) => ({ as: scene.member, query: { q: scene.owner.name } })),
  exampleOf(contracts.readPeopleFacets)(async (scene) => {
    const as = await scene.newcomer();
    await as.call(contracts.updateProfile, {
      body: { languages: ['cy'], team: 'Parks', place: 'Glan-yr-afon' },
    });
    return { as: scene.member, query: { q: 'parks', language: 'cy' } };
  }),
  exampleOf(contracts.listPeopleSearches)(async (scene) => ({ as: (await searching(scene)).as })),
  exampleOf(contracts.savePeopleSearch)(
    async (scene) => ({ as: await scene.newcomer(), body: WELSH_SPEAKERS }),
    {
      code: 'people-search.name-taken',
      asked: async (scene) => ({ as: (await searching(scene)).as, body: WELSH_SPEAKERS }),
    },
  ),
  exampleOf(contracts.renamePeopleSearch)(
    async (scene) => ({ ...(await searching(scene)), body: { name: 'Parks, in Welsh' } }),
    {
      code: 'people-search.name-taken',
      asked: async (scene) => {
        const { as, params } = await searching(scene);
        await as.call(contracts.savePeopleSearch, { body: { name: 'Ponds', wish: { q: 'pond' } } });
        return { as, params, body: { name: 'ponds' } };
      },
    },
  ),
  exampleOf(contracts.deletePeopleSearch)(searching),
  exampleOf(contracts.readPerson)((scene) => ({ as: scene.member, params: { handle: scene.owner.name } })),
  exampleOf(contracts.updateProfile)(
    async (scene) => {
      const as = await scene.newcomer();
      const { id: avatarFileId } = await scene.upload(as, 'avatar');
      const visibility = { summary: 'public', contact: 'me' } as const;
      const languages: contracts.SpokenLanguage[] = ['cy', 'en'];
      const words = { displayName: 'Sian Rees', summary: 'Looks after *trees*.', askMeAbout: 'Trees' };
      return { as, body: { ...words, languages, visibility, avatarFileId } };
    },
    {
      code: 'file.missing',
      asked: (scene) => ({ as: scene.member, body: { avatarFileId: newId() } }),
    },
  ),
  exampleOf(contracts.endIntroduction)(async (scene) => ({ as: await scene.newcomer() })),
  exampleOf(contracts.previewProfile)((scene) => ({
    as: scene.member,
    body: { summary: 'Looks after *trees*.' },
  })),
  exampleOf(contracts.uploadFile)(
    async (scene) => ({ as: scene.member, form: await pictureForm('attachment') }),
    { code: 'upload.type-not-allowed', asked: (scene) => ({ as: scene.member, form: hostileForm() }) },
  ),
  exampleOf(contracts.describeFile)(async (scene) => ({
    as: scene.member,
    params: { id: (await scene.upload(scene.member, 'attachment')).id },
    body: { alt: 'The bench after the storm' },
  })),
  exampleOf(contracts.deleteFile)(async (scene) => ({
    as: scene.member,
    params: { id: (await scene.upload(scene.member, 'attachment')).id },
  })),
  exampleOf(contracts.search)(async (scene) => {
    await scene.newThread({ markdown: 'A nuthatch was seen near the pond.' });
    await untilListed(() => scene.member.call(contracts.search, { query: { q: 'nuthatch' } }));
    return { as: scene.member, query: { q: 'nuthatch', kind: 'post', order: 'newest' } };
  }),
];
