import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { addDocument, addDocumentVersion, search } from '#libs/contracts';
import { eventually, pdfOf, setStage, uploadDocument, type ApiCaller, type Stage } from '#libs/testing';

const CELLAR = ['Benches are mended in spring.', 'Trombones are kept in the cellar.'];

describe('the search in documents', () => {
  let stage: Stage;
  let hiddenId: string;

  beforeAll(async () => {
    stage = await setStage();
    hiddenId = (await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' })).id;
    await stage.test.given.member(hiddenId, stage.member.id);
  });
  afterAll(() => stage.test.stop());

  const upload = async (name: string, bytes: Uint8Array<ArrayBuffer> | string): Promise<string> => {
    const cookie = await stage.test.given.cookie(stage.member);
    return (await uploadDocument(stage.test.url, cookie, [name, bytes])).id;
  };

  const add = async (title: string, fileId: string, communityId = stage.communityId): Promise<string> => {
    const body = { fileId, title, language: 'en' } as const;
    return (await stage.asMember(addDocument, { params: { communityId }, body })).answer.id;
  };

  const find = async (who: ApiCaller, q: string) =>
    (await who(search, { query: { q, kind: 'document' } })).answer.items.flatMap((hit) =>
      hit.kind === 'document' ? [hit] : [],
    );

  it('finds the words inside, with the page, for those who may read them and nobody else', async () => {
    const id = await add('Store', await upload('store.pdf', pdfOf(CELLAR)));
    const closed = await add('Hidden store', await upload('store.pdf', pdfOf(CELLAR)), hiddenId);
    await eventually(async () => {
      const hits = await find(stage.asMember, 'trombone');
      expect(hits.map(({ document }) => document.id).toSorted()).toEqual([id, closed].toSorted());
      expect(hits[0]).toMatchObject({ document: { page: 2, places: 1 } });
      expect(hits[0]?.snippet).toContainEqual({ text: 'Trombones', hit: true });
    });
    expect((await find(stage.asNobody, 'trombone')).map(({ document }) => document.id)).toEqual([id]);
  });

  it('knows the words of the open version, not those of an earlier one', async () => {
    const documentId = await add('Words', await upload('a.txt', 'The word is zucchetto.'));
    await eventually(async () => expect(await find(stage.asMember, 'zucchetto')).toHaveLength(1));
    const fileId = await upload('b.txt', 'The word is biretta.');
    await stage.asMember(addDocumentVersion, { params: { documentId }, body: { fileId } });
    await eventually(async () => expect(await find(stage.asMember, 'biretta')).toHaveLength(1));
    expect(await find(stage.asMember, 'zucchetto')).toEqual([]);
  });

  it('finds documents by what they are called before anybody has read what is in them', async () => {
    const id = await add('Gritting rota', await upload('c.txt', 'x'));
    const [hit] = await find(stage.asNobody, 'rotas');
    expect(hit).toMatchObject({ document: { id, page: null, places: 0 } });
    expect(hit?.document.title).toContainEqual({ text: 'rota', hit: true });
  });
});
