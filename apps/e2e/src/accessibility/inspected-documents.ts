import { addDocument, addDocumentVersion } from '#libs/contracts';
import { apiCaller, pdfOf, uploadDocument, type GivenPerson, type TestServer } from '#libs/testing';

import type { Names } from './inspected-site.js';

interface Library {
  readonly site: Pick<TestServer, 'url' | 'given'>;
  readonly owner: GivenPerson;
  readonly communityId: string;
}

/** A document with two versions, in a folder. */
export const makeDocuments = async ({ site, owner, communityId }: Library): Promise<Names> => {
  const cookie = await site.given.cookie(owner);
  const call = apiCaller(site.url, cookie);
  const upload = async (words: string): Promise<string> =>
    (await uploadDocument(site.url, cookie, ['sorting.pdf', pdfOf([words])])).id;
  const { answer: document } = await call(addDocument, {
    params: { communityId },
    body: {
      fileId: await upload('Glass goes in the green box.'),
      title: 'How we sort',
      description: 'For every crew.',
      folder: 'Guides',
      language: 'en',
    },
  });
  await call(addDocumentVersion, {
    params: { documentId: document.id },
    body: { fileId: await upload('Glass goes in the brown box.'), note: 'Another box' },
  });
  return { document: document.id };
};
