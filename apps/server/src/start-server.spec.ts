import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startTestServer, type TestServer } from '#libs/testing';

describe('the server', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer();
  });
  afterAll(() => test.stop());

  it('says that it is up and ready', async () => {
    expect((await fetch(`${test.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${test.url}/readyz`)).text()).toBe('ready');
  });

  it('answers an unknown address with a problem document and no detail of itself', async () => {
    const answer = await fetch(`${test.url}/api/nothing-here`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'not-found', status: 404 });
  });
});
