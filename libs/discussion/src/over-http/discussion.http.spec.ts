import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readThread } from '#libs/contracts';
import { setStage, type Stage } from '#libs/testing';

describe('discussions over HTTP', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  it('opens a thread that everybody can read, with mentions as links', async () => {
    const threadId = await stage.open(stage.asMember);
    await stage.reply(stage.asOwner, threadId, 'This one, @ada');
    const { status, answer } = await stage.asNobody(readThread, { params: { threadId } });
    expect(status).toBe(200);
    expect(answer.thread).toMatchObject({ title: 'Potholes', slug: 'potholes', postCount: 2 });
    expect(answer.posts.map(({ html }) => html)).toEqual([
      '<p>Which <strong>form</strong> do you use?</p>',
      '<p>This one, <a href="/@ada" class="mention">@Ada Lovett</a></p>',
    ]);
    expect(answer.me).toBeNull();
  });
});
