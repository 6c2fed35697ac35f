// Every relative link and every path of the repository that the documentation names must exist.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', 'coverage', '.cache']);

const pages = [...markdownBelow(root)];
const problems = pages.flatMap((page) => [...brokenLinks(page), ...missingPaths(page)]);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

function* markdownBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownBelow(path);
    else if (entry.name.endsWith('.md')) yield path;
  }
}

function brokenLinks(page) {
  const text = withoutCode(readFileSync(page, 'utf8'));
  return [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
    .map((match) => match[1])
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target) && !isThere(page, target))
    .map((target) => `${relative(root, page)}: no such target: ${target}`);
}

function isThere(page, target) {
  const [path, anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
  if (!existsSync(file)) return false;
  return !anchor || !file.endsWith('.md') || anchorsOf(file).has(anchor.toLowerCase());
}

/** The anchors that GitHub and others derive from headings. */
function anchorsOf(file) {
  const headings = withoutBlocks(readFileSync(file, 'utf8')).matchAll(/^#{1,6}\s+(.*)$/gm);
  return new Set([...headings].map(([, heading]) => anchorOf(heading)));
}

function anchorOf(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Paths in backticks, such as `libs/config/src`, that begin with a folder of the repository. */
function missingPaths(page) {
  const named = readFileSync(page, 'utf8').matchAll(/`((?:apps|libs|docs|deploy|\.ci)\/[\w./-]*)`/g);
  return [...named]
    .map((match) => match[1])
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${relative(root, page)}: no such path: ${path}`);
}

function withoutBlocks(text) {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

function withoutCode(text) {
  return withoutBlocks(text).replace(/`[^`\n]*`/g, '');
}
