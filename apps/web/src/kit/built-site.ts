import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const repository = resolve(import.meta.dirname, '../../../..');

/** As the server sends it (libs/http): nothing inline, nothing from elsewhere. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Builds the client (`flags` as for `vite build`) into a folder of its own; call `remove` when done. */
export const buildClient = async (
  ...flags: string[]
): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-web-'));
  const vite = join(repository, 'node_modules/vite/bin/vite.js');
  const config = join(repository, 'apps/web/vite.config.ts');
  const given = ['build', '--config', config, '--outDir', folder, '--logLevel', 'error', ...flags];
  // As in a real build: the test runner's NODE_ENV would give React's development code.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, ...given], { cwd: repository, env });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

interface Content {
  readonly type: string;
  readonly body: string | Buffer;
}

/** A page or sheet made at request time; `undefined` where the address has none. */
export type Answer = (url: string) => Promise<Content | undefined>;

const readBuilt = async (file: string): Promise<Content | undefined> =>
  extname(file) !== '' && existsSync(file)
    ? { type: TYPES[extname(file)] ?? 'text/plain', body: await readFile(file) }
    : undefined;

/** Serves a built client under the product's content policy; pages come from `answer`. */
export const serveSite = async (
  folder: string,
  answer: Answer,
): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const file = join(folder, new URL(url, 'http://localhost').pathname);
    const send = async (): Promise<void> => {
      const found = (await answer(url)) ?? (await readBuilt(file));
      response.writeHead(found === undefined ? 404 : 200, {
        'Content-Type': found?.type ?? 'text/plain',
        'Content-Security-Policy': CONTENT_POLICY,
      });
      response.end(found?.body ?? 'Not found');
    };
    send().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
