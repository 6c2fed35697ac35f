import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { findPersonElsewhere, getCommunity, openThread, readPerson } from '#libs/contracts';
import { setStage, type Stage } from '#libs/testing';

const HOST = 'leeds.example';

describe('names of other servers, where dots, hyphens and more letters are usual', () => {
  let stage: Stage;
  let partner: { readonly id: string };
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    partner = await stage.test.given.instance({ isLocal: false, host: HOST });
  });
  afterAll(() => stage.test.stop());

  it.each(['carys.rees-lloyd', 'cadeirydd_y_pwyllgor_cynllunio_a_thrafnidiaeth'])(
    'gives %s a page as a person and as a community, and links who names them',
    async (name) => {
      const handle = `${name}@${HOST}`;
      await stage.test.given.remotePerson({ instanceId: partner.id, name });
      await stage.test.given.community({ instanceId: partner.id, name, visibility: 'public' });
      expect((await stage.asMember(readPerson, { params: { handle } })).answer).toMatchObject({ name });
      const community = await stage.asMember(getCommunity, { params: { community: handle } });
      expect(community.answer).toMatchObject({ name });
      const { answer } = await stage.asMember(openThread, {
        params: { communityId: stage.communityId },
        body: { title: 'Who knows?', markdown: `Ask @${handle}, or !${handle}.` },
      });
      expect(answer.post.html).toContain(`href="/@${handle}"`);
      expect(answer.post.html).toContain(`href="/c/${handle}"`);
    },
  );

  it.each(['carys.rees', 'carys-', '.carys@leeds.example', 'carys.@leeds.example', `${'c'.repeat(31)}`])(
    'knows nobody called %s',
    async (handle) => {
      expect((await stage.asMember(readPerson, { params: { handle } })).status).toBe(400);
    },
  );

  it('finds somebody of this server by our own host, and links who names them so', async () => {
    const { name } = stage.owner;
    const handle = `${name}@northfield.example`;
    const found = await stage.asMember(findPersonElsewhere, { body: { handle } });
    expect(found.answer).toMatchObject({ id: stage.owner.id });
    const { answer } = await stage.asMember(openThread, {
      params: { communityId: stage.communityId },
      body: { title: 'Who knows?', markdown: `Ask @${handle}.` },
    });
    expect(answer.post.html).toContain(`href="/@${name}"`);
    const unknown = { handle: 'nobody_at_all@northfield.example' };
    expect((await stage.asMember(findPersonElsewhere, { body: unknown })).problem?.code).toBe(
      'person.not-found-there',
    );
  });
});
