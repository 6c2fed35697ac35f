import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const repository = resolve(here, '../..');

/** Follows the `#libs/*` imports of package.json through their `source` condition. */
function libraryFaces(): Plugin {
  const manifest = JSON.parse(readFileSync(resolve(repository, 'package.json'), 'utf8')) as {
    imports: Record<string, { source: string }>;
  };
  const pattern = manifest.imports['#libs/*']?.source;
  if (pattern === undefined) throw new Error('package.json has no "source" condition for #libs/*');
  return {
    name: 'library-faces',
    enforce: 'pre',
    resolveId(id) {
      if (!id.startsWith('#libs/')) return null;
      return {
        id: resolve(repository, pattern.replace('*', id.slice('#libs/'.length))),
        moduleSideEffects: false,
      };
    },
  };
}

/** TypeScript sources name each other with the endings they will have once compiled. */
function sourceEndings(): Plugin {
  return {
    name: 'source-endings',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (importer === undefined || importer.includes('/node_modules/')) return null;
      if (!/^\.{1,2}\/.*\.js$/.test(id)) return null;
      for (const ending of ['.ts', '.tsx']) {
        const found = await this.resolve(id.replace(/\.js$/, ending), importer, { skipSelf: true });
        // Libraries only declare things: what the client does not use of them can go.
        if (found !== null) return /\/libs\//.test(found.id) ? { ...found, moduleSideEffects: false } : found;
      }
      return null;
    },
  };
}

/**
 * React Aria ships its own words in more than thirty languages, and Welsh is not one of them.
 * Keep its English, add our Welsh, drop the rest (about 60 KB).
 */
function componentWords(): Plugin {
  const welsh = resolve(here, 'src/i18n/react-aria-cy.ts');
  return {
    name: 'component-words',
    enforce: 'pre',
    load(id) {
      if (!/react-(aria|stately)[^?]*\/intlStrings\.mjs$/.test(id)) return null;
      const english = /from "([^"]*en-US\.mjs)"/.exec(readFileSync(id, 'utf8'))?.[1];
      if (english === undefined) throw new Error(`No English words in ${id}`);
      const group = /intl\/([a-z]+)\/en-US/.exec(english)?.[1] ?? 'components';
      return [
        `import english from ${JSON.stringify(english)};`,
        `import { welsh } from ${JSON.stringify(welsh)};`,
        `const words = { "en-US": english, "cy-GB": { ...english, ...welsh[${JSON.stringify(group)}] } };`,
        `export { words as default };`,
      ].join('\n');
    },
  };
}

/** Settles which rules win before any of them is read: the sheet is put together in no particular order. */
function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
          file.source = `@layer reset,base,components,screens,helpers;${String(file.source)}`;
        }
      },
    },
  };
}

const input = (mode: string, server: boolean): string => {
  if (server) return resolve(here, 'src/entry-server.tsx');
  return resolve(here, mode === 'kit' ? 'kit.html' : 'index.html');
};

// eslint-disable-next-line import/no-default-export
export default defineConfig(({ isSsrBuild = false, mode }) => ({
  root: here,
  base: '/',
  publicDir: resolve(here, 'public'),
  resolve: { alias: [{ find: /^zod$/, replacement: resolve(here, 'src/api/shapes-in-browser.ts') }] },
  plugins: [libraryFaces(), sourceEndings(), componentWords(), layerOrder(), react()],
  ssr: { noExternal: true },
  build: {
    outDir: resolve(repository, isSsrBuild ? 'dist/web-ssr' : mode === 'kit' ? 'dist/web-kit' : 'dist/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // One sheet: server-rendered pages are styled before any script runs.
    cssCodeSplit: false,
    cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    manifest: isSsrBuild ? false : 'manifest.json',
    ssr: isSsrBuild,
    sourcemap: false,
    copyPublicDir: !isSsrBuild,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      input: input(mode, isSsrBuild),
      ...(isSsrBuild ? { output: { entryFileNames: 'entry-server.js' } } : {}),
    },
  },
}));
