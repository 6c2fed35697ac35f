import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addComment,
  addDocument,
  beginArticle,
  createStatus,
  decideReport,
  listComments,
  listReports,
  makeReport,
  publishArticle,
  readDocument,
  readPublication,
  readReport,
  setFollow,
  type OperationInput,
} from '#libs/contracts';
import { setStage, uploadDocument, type ApiCaller, type Somebody, type Stage } from '#libs/testing';

type SubjectKind = OperationInput<typeof makeReport>['body']['subjectKind'];

const UPHELD = { outcome: 'upheld', note: 'Not here.', removePost: true } as const;

describe('reports of what is no post', () => {
  let stage: Stage;
  let asModerator: ApiCaller;
  let author: Somebody;

  beforeAll(async () => {
    stage = await setStage();
    asModerator = await stage.as(await stage.test.given.person({ role: 'moderator' }));
    author = await stage.newcomer();
  });
  afterAll(() => stage.test.stop());

  const report = (as: ApiCaller, subjectKind: SubjectKind, subjectId: string) =>
    as(makeReport, {
      body: { subjectKind, subjectId, category: 'personal-data', reason: 'Names a resident.' },
    });

  const article = async (audience: 'followers' | 'organisation'): Promise<string> => {
    const params = { publicationId: (await author.as(beginArticle, { body: {} })).answer.id };
    const body = {
      title: 'Mrs Jones',
      markdown: 'She is **late**.',
      language: 'en',
      audience,
      version: 0,
    } as const;
    return (await author.as(publishArticle, { params, body })).answer.id;
  };

  it('an article for followers is reported by one of them, and decided and deleted by a moderator who cannot read it', async () => {
    const id = await article('followers');
    expect((await report(stage.asMember, 'publication', id)).status).toBe(404);
    await stage.asMember(setFollow, { params: { handle: author.person.name }, body: { level: 'all' } });
    const made = await report(stage.asMember, 'publication', id);
    expect(made.status).toBe(201);
    expect((await report(stage.asMember, 'publication', id)).problem?.code).toBe('report.already-open');
    const params = { reportId: made.answer.id };

    expect((await asModerator(readPublication, { params: { publicationId: id } })).status).toBe(404);
    expect((await asModerator(readReport, { params })).answer).toMatchObject({
      subjectKind: 'publication',
      community: null,
      post: null,
      published: {
        html: expect.stringContaining('<strong>late</strong>'),
        author: { id: author.person.id },
        isDeleted: false,
        on: { id, kind: 'article', title: 'Mrs Jones', slug: 'mrs-jones', isOpen: false },
      },
    });
    for (const as of [stage.asOwner, author.as]) expect((await as(readReport, { params })).status).toBe(404);
    const decided = await asModerator(decideReport, { params, body: UPHELD });
    expect(decided.answer).toMatchObject({ status: 'upheld', published: { isDeleted: true, html: '' } });
    expect((await author.as(readPublication, { params: { publicationId: id } })).status).toBe(404);
  });

  it('a comment is reported and deleted alone; its writer decides nothing about it', async () => {
    const { id: publicationId } = (
      await author.as(createStatus, { body: { markdown: 'Out tonight.', audience: 'organisation' } })
    ).answer;
    const writer = await stage.test.given.person({ role: 'moderator' });
    const asWriter = await stage.as(writer);
    const params = { publicationId };
    const { id } = (await asWriter(addComment, { params, body: { markdown: 'You **fool**.' } })).answer;
    const made = await report(author.as, 'comment', id);
    expect(made.status).toBe(201);
    const about = { params: { reportId: made.answer.id } };
    expect((await asWriter(readReport, about)).status).toBe(404);
    expect((await asWriter(listReports)).answer.items.map((each) => each.id)).not.toContain(made.answer.id);
    expect((await asModerator(readReport, about)).answer.published).toMatchObject({
      html: expect.stringContaining('<strong>fool</strong>'),
      author: { id: writer.id },
      on: { id: publicationId, kind: 'status', isOpen: true },
    });
    await asModerator(decideReport, { ...about, body: UPHELD });
    expect((await author.as(listComments, { params })).answer.items).toMatchObject([
      { id, isDeleted: true, html: '' },
    ]);
    expect((await author.as(readPublication, { params })).answer.commentCount).toBe(0);
    expect((await report(stage.asMember, 'comment', id)).status).toBe(404);
  });

  it('what somebody may not read, or is not published yet, cannot be reported', async () => {
    const { id } = (await author.as(beginArticle, { body: {} })).answer;
    for (const as of [author.as, asModerator]) expect((await report(as, 'publication', id)).status).toBe(404);
    expect((await report(stage.asMember, 'comment', id)).status).toBe(404);
    expect((await report(stage.asMember, 'document', id)).status).toBe(404);
  });

  it('a document is reported by its readers to those who look after its community, and deleted by them', async () => {
    const hidden = (await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' })).id;
    for (const { person } of [author, { person: stage.member }])
      await stage.test.given.member(hidden, person.id);
    const cookie = await stage.test.given.cookie(author.person);
    const { id: fileId } = await uploadDocument(stage.test.url, cookie, [
      'names.txt',
      'Mrs Jones, 4 High Street',
    ]);
    const body = {
      fileId,
      title: 'Names',
      description: 'Of residents.',
      folder: '',
      language: 'en',
    } as const;
    const { id } = (await author.as(addDocument, { params: { communityId: hidden }, body })).answer;
    const stranger = await stage.newcomer();
    expect((await report(stranger.as, 'document', id)).status).toBe(404);
    const made = await report(stage.asMember, 'document', id);
    const about = { params: { reportId: made.answer.id } };
    expect((await asModerator(readReport, about)).status).toBe(404);
    expect((await stage.asOwner(readReport, about)).answer).toMatchObject({
      subjectKind: 'document',
      community: { id: hidden },
      document: { id, title: 'Names', description: 'Of residents.', author: { id: author.person.id } },
    });
    const decided = await stage.asOwner(decideReport, { ...about, body: UPHELD });
    expect(decided.answer).toMatchObject({ status: 'upheld', document: { isDeleted: true, title: '' } });
    expect((await stage.asMember(readDocument, { params: { documentId: id } })).status).toBe(404);
  });
});
