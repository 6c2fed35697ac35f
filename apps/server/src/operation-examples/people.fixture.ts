import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';
import { unwelcome } from '#libs/testing';

import { exampleOf, type Example } from './example.fixture.js';
import { pictureForm, untilListed } from './scene.fixture.js';

const hostileForm = (): FormData => {
  const form = new FormData();
  form.set('purpose', 'attachment');
  form.set('file', new Blob([new Uint8Array(unwelcome['html'] ?? [])]), 'page.html');
  return form;
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
