import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { Language } from '#libs/i18n';

import type { PageSession } from './page-context.js';

/** The answer of an operation, put into a page so that its screen need not ask. */
export interface Preloaded {
  readonly operation: string;
  readonly input?: object;
  readonly answer: unknown;
  /** Set where the screen reads the list page by page. */
  readonly pages?: boolean;
}

/** What the server entry of the web client asks for. */
export interface PageRequest {
  readonly url: string;
  readonly language: Language;
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  readonly viewer: PageSession;
  readonly data: readonly Preloaded[];
  readonly template: string;
  readonly brandVersion: string;
}

interface ServerEntry {
  readonly renderPage: (request: PageRequest) => Promise<{ document: string; status: number }>;
  readonly shellPage: (request: PageRequest) => string;
  readonly brandCss: (colour: string) => string;
}

/** The built web client. */
export interface WebBuild extends ServerEntry {
  /** Folder with the assets. */
  readonly folder: string;
  readonly template: string;
}

const repositoryRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
};

/** Loads the web client from `dist`; undefined when it was not built (tests of the API alone). */
export const loadWebBuild = async (): Promise<WebBuild | undefined> => {
  const dist = join(repositoryRoot(), 'dist');
  const folder = join(dist, 'web');
  const entry = join(dist, 'web-ssr', 'entry-server.js');
  if (!existsSync(join(folder, 'index.html')) || !existsSync(entry)) return undefined;
  const [template, server] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    import(pathToFileURL(entry).href) as Promise<ServerEntry>,
  ]);
  const { renderPage, shellPage, brandCss } = server;
  return { folder, template, renderPage, shellPage, brandCss };
};
