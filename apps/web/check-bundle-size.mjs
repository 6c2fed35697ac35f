import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 180 * 1024;
const built = resolve(process.argv[2] ?? resolve(dirname(fileURLToPath(import.meta.url)), '../../dist/web'));
const manifest = JSON.parse(readFileSync(resolve(built, 'manifest.json'), 'utf8'));

/** Everything that a first visit loads before it can show any screen: the entry and what it imports at once. */
const atOnce = (name, seen = new Set()) => {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of manifest[name].imports ?? []) atOnce(next, seen);
  return seen;
};

const entries = Object.keys(manifest).filter((name) => manifest[name].isEntry);
const chunks = new Set(entries.flatMap((name) => [...atOnce(name)]));
const sizes = [...chunks].map((name) => ({
  file: manifest[name].file,
  bytes: gzipSync(readFileSync(resolve(built, manifest[name].file)), { level: 9 }).length,
}));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

for (const { file, bytes } of sizes) console.log(`${kib(bytes).padStart(10)}  ${file}`);
console.log(`${kib(total).padStart(10)}  initial JavaScript, gzip; at most ${kib(LIMIT)}`);
if (total > LIMIT) {
  console.error(
    'The first load is too heavy: load what is not needed at once with lazyRouteComponent or import().',
  );
  process.exit(1);
}
