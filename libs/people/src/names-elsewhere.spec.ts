import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { findPersonElsewhere, getCommunity, handle, openThread, readPerson } from '#libs/contracts';
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
      const whole = `${name}@${HOST}`;
      await stage.test.given.remotePerson({ instanceId: partner.id, name });
      await stage.test.given.community({ instanceId: partner.id, name, visibility: 'public' });
      expect((await stage.asMember(readPerson, { params: { handle: whole } })).answer).toMatchObject({
        name,
      });
      const community = await stage.asMember(getCommunity, { params: { community: whole } });
      expect(community.answer).toMatchObject({ name });
      const { answer } = await stage.asMember(openThread, {
        params: { communityId: stage.communityId },
        body: { title: 'Who knows?', markdown: `Ask @${whole}, or !${whole}.` },
      });
      expect(answer.post.html).toContain(`href="/@${whole}"`);
      expect(answer.post.html).toContain(`href="/c/${whole}"`);
    },
  );

  it.each(['carys.rees', 'carys-', '.carys@leeds.example', 'carys.@leeds.example', 'c'.repeat(31)])(
    'are no excuse for %s',
    (written) => {
      expect(handle.safeParse(written).success).toBe(false);
    },
  );

  it('finds somebody of this server by our own host, and links who names them so', async () => {
    const { name } = stage.owner;
    const { host } = await stage.test.given.instance();
    const found = await stage.asMember(findPersonElsewhere, { body: { handle: `${name}@${host}` } });
    expect(found.answer).toMatchObject({ id: stage.owner.id });
    const { answer } = await stage.asMember(openThread, {
      params: { communityId: stage.communityId },
      body: { title: 'Who knows?', markdown: `Ask @${name}@${host}.` },
    });
    expect(answer.post.html).toContain(`href="/@${name}"`);
    const unknown = { handle: `nobody_at_all@${host}` };
    expect((await stage.asMember(findPersonElsewhere, { body: unknown })).problem?.code).toBe(
      'person.not-found-there',
    );
  });
});
