import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openThread, type FileView } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, documents, photo, startTestServer, type TestServer } from '#libs/testing';

const YEAR_SECONDS = 31_536_000;

describe.each(['https://guildhall.northfield.example', 'http://localhost'])(
  'HT8 the headers of a server at %s',
  (publicUrl) => {
    let test: TestServer;
    let cookie: string;
    let privatePage: string;
    let picture: FileView;
    let paper: FileView;
    let publicPicture: FileView;

    const upload = async (bytes: Buffer, name: string): Promise<FileView> => {
      const form = new FormData();
      form.set('purpose', 'attachment');
      form.set('file', new Blob([new Uint8Array(bytes)]), name);
      const headers = { cookie, 'idempotency-key': newId() };
      const answer = await fetch(`${test.url}/api/files`, { method: 'POST', headers, body: form });
      return (await answer.json()) as FileView;
    };

    /** Opens a thread with these files in a new community, and gives the address of its page. */
    const open = async (
      community: Parameters<TestServer['given']['community']>[0],
      attachmentIds: string[],
    ): Promise<string> => {
      const { id: communityId, name } = await test.given.community(community);
      const body = { title: 'Potholes', markdown: 'Which form?', attachmentIds };
      const { answer } = await apiCaller(test.url, cookie)(openThread, { params: { communityId }, body });
      return `/c/${name}/t/${answer.thread.id}`;
    };

    beforeAll(async () => {
      test = await startTestServer({ PUBLIC_URL: publicUrl });
      const owner = await test.given.person();
      cookie = await test.given.cookie(owner);
      picture = await upload(await photo('png', { width: 8, height: 8 }), 'hole.png');
      paper = await upload(documents['pdf'] ?? Buffer.alloc(0), 'form.pdf');
      publicPicture = await upload(await photo('png', { width: 9, height: 9 }), 'bridge.png');
      privatePage = await open({ owner, visibility: 'hidden' }, [picture.id, paper.id]);
      await open({ owner, visibility: 'public' }, [publicPicture.id]);
    });
    afterAll(() => test.stop());

    const answers = (): readonly (readonly [string, number, string, RequestInit?])[] => [
      ['a page', 200, '/'],
      ['a private page', 200, privatePage],
      ['an error page', 404, privatePage, { headers: {} }],
      ['an API answer', 200, '/api/me'],
      ['an API refusal', 401, '/api/me', { headers: {} }],
      ['an API error', 404, '/api/nothing-here'],
      ['a refused body', 415, '/api/communities', { method: 'POST', body: 'x' }],
      ['a picture', 200, `/files/${picture.id}/display`],
      ['a document', 200, `/files/${paper.id}/download`],
      ['a missing file', 404, `/files/${newId()}/display`],
      ['a probe', 200, '/healthz'],
      ['a probe of readiness', 200, '/readyz'],
      ['the description of the API', 200, '/api/openapi.json'],
    ];

    it('are complete on every kind of answer, and nothing private is kept', async () => {
      for (const [what, status, path, init] of answers()) {
        const answer = await fetch(test.url + path, {
          headers: { cookie, 'idempotency-key': newId() },
          ...init,
        });
        expect({ what, status: answer.status }).toEqual({ what, status });
        const headers = Object.fromEntries(answer.headers);
        const policy = headers['content-security-policy'] ?? '';
        for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
          expect({ what, policy }).toEqual({ what, policy: expect.stringContaining(part) });
        expect({ what, policy }).not.toEqual({ what, policy: expect.stringMatching(/unsafe-(inline|eval)/) });
        expect({ what, ...headers }).toMatchObject({
          what,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin|strict-origin)/),
          'cache-control': expect.stringMatching(/\bno-store\b/),
        });
      }
    });

    it('ask for https, for a year and more and with subdomains, exactly when the public address is https', async () => {
      for (const [what, , path, init] of answers()) {
        const { headers } = await fetch(test.url + path, { headers: { cookie }, ...init });
        const hsts = headers.get('strict-transport-security');
        if (publicUrl.startsWith('https:')) {
          expect({ what, hsts }).toEqual({ what, hsts: expect.stringMatching(/; includeSubDomains$/) });
          expect(Number(/max-age=(\d+)/.exec(hsts ?? '')?.[1])).toBeGreaterThanOrEqual(YEAR_SECONDS);
        } else expect({ what, hsts }).toEqual({ what, hsts: null });
      }
    });

    it('let a browser keep for a few minutes a picture that everybody may see', async () => {
      const answer = await fetch(`${test.url}/files/${publicPicture.id}/display`, { headers: { cookie } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
    });
  },
);
