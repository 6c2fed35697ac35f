import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { editPost, openThread, readThread, replyToThread } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { setStage, type Stage } from '#libs/testing';

describe('files with posts', () => {
  let stage: Stage;
  let threadId: string;
  beforeAll(async () => {
    stage = await setStage();
    threadId = await stage.open(stage.asOwner);
  });
  afterAll(() => stage.test.stop());

  const upload = async (owner: { id: string }, fileName: string, purpose = 'attachment'): Promise<string> => {
    const id = newId();
    await stage.test.database.pool.query(
      `insert into stored_file (id, owner_id, purpose, object_key, file_name, media_type, size, sha256, created_at)
      values ($1, $2, $3, $4, $5, 'application/pdf', 1234, '00', now())`,
      [id, owner.id, purpose, `files/${id}`, fileName],
    );
    return id;
  };
  const reply = (attachmentIds: string[], key = newId()) =>
    stage.asMember(replyToThread, { key, params: { threadId }, body: { markdown: 'See', attachmentIds } });

  it('come with the post, in the order given, for everybody who reads it', async () => {
    const [a, b] = [await upload(stage.member, 'a.pdf'), await upload(stage.member, 'b.pdf')];
    const { answer } = await reply([b, a]);
    expect(answer.attachments.map(({ id, fileName, size }) => [id, fileName, size])).toEqual([
      [b, 'b.pdf', 1234],
      [a, 'a.pdf', 1234],
    ]);
    const page = await stage.asNobody(readThread, { params: { threadId }, query: { at: 'end' } });
    expect(page.answer.posts.at(-1)?.attachments).toEqual(answer.attachments);
  });

  it('are refused when they are somebody else’s, of another kind, used already, or do not exist', async () => {
    const used = await upload(stage.member, 'used.pdf');
    await reply([used]);
    const refused = [
      await upload(stage.owner, 'theirs.pdf'),
      await upload(stage.member, 'face.png', 'avatar'),
      used,
      newId(),
    ];
    for (const id of refused) {
      expect(await reply([id])).toMatchObject({ status: 409, problem: { code: 'attachment.missing' } });
    }
    const other = await upload(stage.member, 'fresh.pdf');
    expect(await reply([other, other])).toMatchObject({ status: 400 });
    const { status } = await stage.asMember(openThread, {
      params: { communityId: stage.communityId },
      body: { title: 'x', markdown: 'x', attachmentIds: refused.slice(0, 1) },
    });
    expect(status).toBe(409);
  });

  it('belong to one post only, also when two are written at once', async () => {
    const id = await upload(stage.member, 'wanted.pdf');
    const results = await Promise.all([reply([id]), reply([id]), reply([id])]);
    expect(results.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(results.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it('can be added and left out by an edit', async () => {
    const [first, second] = [await upload(stage.member, '1.pdf'), await upload(stage.member, '2.pdf')];
    const { answer: post } = await reply([first]);
    const edit = (version: number, attachmentIds: string[]) =>
      stage.asMember(editPost, {
        params: { postId: post.id },
        body: { markdown: 'See', version, attachmentIds },
      });
    const both = await edit(1, [second, first]);
    expect(both.answer.attachments.map(({ id }) => id)).toEqual([second, first]);
    const one = await edit(2, [second]);
    expect(one.answer.attachments.map(({ id }) => id)).toEqual([second]);
    expect(await edit(3, [first])).toMatchObject({ status: 409 });
    const untouched = await stage.asMember(editPost, {
      params: { postId: post.id },
      body: { markdown: 'Only words', version: 3 },
    });
    expect(untouched.answer.attachments.map(({ id }) => id)).toEqual([second]);
  });
});
