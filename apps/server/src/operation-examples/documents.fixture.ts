import * as contracts from '#libs/contracts';
import type { DocumentView } from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

/** A document of `as`, in the folder “Plans” of a community. */
export const newDocument = async (
  scene: Scene,
  as: Actor = scene.owner,
  communityId = scene.parks.id,
  title = 'Where the benches stand',
): Promise<DocumentView> => {
  const { id: fileId } = await scene.upload(as, 'document');
  const body = { fileId, title, description: title, folder: 'Plans', language: 'en' } as const;
  return (await as.call(contracts.addDocument, { params: { communityId }, body })).answer;
};

const words = { title: 'Where they stand', description: '', folder: '' };

const beside = async (scene: Scene) => {
  const [{ id: documentId }, { thread }] = [await newDocument(scene), await scene.newThread()];
  return { documentId, threadId: thread.id };
};

/** Documents of communities, and those beside threads. */
export const documentExamples: readonly Example[] = [
  exampleOf(contracts.listDocuments)(async (scene) => {
    await newDocument(scene);
    return { params: { communityId: scene.parks.id }, query: { limit: '3', folder: 'Plans' } };
  }),
  exampleOf(contracts.listDocumentFolders)(async (scene) => {
    await newDocument(scene);
    return { params: { communityId: scene.parks.id } };
  }),
  exampleOf(contracts.readDocument)(async (scene) => ({
    params: { documentId: (await newDocument(scene)).id },
  })),
  exampleOf(contracts.addDocument)(
    async (scene) => ({
      as: scene.member,
      params: { communityId: scene.parks.id },
      body: {
        fileId: (await scene.upload(scene.member, 'document')).id,
        title: 'Bolts',
        description: 'Which bolts fit which bench.',
        folder: 'Plans',
        language: 'en',
      },
    }),
    {
      code: 'file.missing',
      asked: async (scene) => ({
        as: scene.member,
        params: { communityId: scene.parks.id },
        body: {
          fileId: (await scene.upload(scene.owner, 'document')).id,
          title: 'Bolts',
          language: 'en',
        },
      }),
    },
  ),
  exampleOf(contracts.updateDocument)(
    async (scene) => {
      const { id: documentId, revision } = await newDocument(scene);
      return { as: scene.owner, params: { documentId }, body: { ...words, revision } };
    },
    {
      code: 'document.changed',
      asked: async (scene) => {
        const { id: documentId, revision } = await newDocument(scene);
        return { as: scene.owner, params: { documentId }, body: { ...words, revision: revision + 1 } };
      },
    },
  ),
  exampleOf(contracts.addDocumentVersion)(
    async (scene) => ({
      as: scene.owner,
      params: { documentId: (await newDocument(scene)).id },
      body: { fileId: (await scene.upload(scene.owner, 'document')).id, note: 'Two more benches' },
    }),
    {
      code: 'file.missing',
      asked: async (scene) => {
        const { id: documentId, open } = await newDocument(scene);
        return { as: scene.owner, params: { documentId }, body: { fileId: open?.fileId ?? '' } };
      },
    },
  ),
  exampleOf(contracts.restoreDocumentVersion)(
    async (scene) => ({
      as: scene.owner,
      params: { documentId: (await newDocument(scene)).id, version: '1' },
    }),
    {
      code: 'document.version-missing',
      asked: async (scene) => ({
        as: scene.owner,
        params: { documentId: (await newDocument(scene)).id, version: '7' },
      }),
    },
  ),
  exampleOf(contracts.deleteDocument)(
    async (scene) => ({ as: scene.owner, params: { documentId: (await newDocument(scene)).id } }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({ as: scene.member, params: { documentId: (await newDocument(scene)).id } }),
    },
  ),
  exampleOf(contracts.listThreadDocuments)(async (scene) => {
    const params = await beside(scene);
    await scene.owner.call(contracts.attachDocument, { params });
    return { params: { threadId: params.threadId } };
  }),
  exampleOf(contracts.attachDocument)(async (scene) => ({ as: scene.owner, params: await beside(scene) }), {
    code: 'not-allowed',
    asked: async (scene) => ({ as: await scene.newcomer(), params: await beside(scene) }),
  }),
  exampleOf(contracts.detachDocument)(
    async (scene) => {
      const params = await beside(scene);
      await scene.owner.call(contracts.attachDocument, { params });
      return { as: scene.owner, params };
    },
    {
      code: 'not-allowed',
      asked: async (scene) => ({ as: await scene.newcomer(), params: await beside(scene) }),
    },
  ),
];
