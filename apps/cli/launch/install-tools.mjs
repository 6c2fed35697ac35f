import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root, runStep } from './run-step.mjs';

const FFMPEG = { package: 'ffmpeg', programs: ['ffmpeg', 'ffprobe'] };

/** What the server can use, and does without where it is missing. */
const SERVER_TOOLS = [FFMPEG];

/**
 * Programs outside npm that tests use. `needed`: without one of `programs` the tests cannot run; the others
 * only check files in `deploy/` and the virus scan, and those tests say themselves when they had to leave a check out.
 */
const TOOLS = [
  { package: 'chromium', programs: ['chromium', 'chromium-browser', 'google-chrome'], needed: true },
  { ...FFMPEG, needed: true },
  { package: 'espeak-ng', programs: ['espeak-ng'], needed: true },
  {
    package: 'pocketsphinx',
    also: 'pocketsphinx-en-us',
    programs: ['pocketsphinx_continuous'],
    needed: true,
  },
  { package: 'redis-server', programs: ['redis-server'], needed: true },
  { package: 'nginx-light', programs: ['nginx'], needed: false },
  { package: 'caddy', programs: ['caddy'], needed: false },
  { package: 'clamav-daemon', programs: ['clamd'], needed: false },
  { package: 'openssl', programs: ['openssl'], needed: false },
  { package: 'docker-compose', programs: ['docker-compose'], needed: false },
];

/** A machine that could not install anything is not kept waiting at every start. */
const TRIED_FILE = join(root, 'dist', '.tools-tried');
const AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Installs for the server what is missing, where it may, and goes on without it where it may not or cannot. */
export async function installServerTools() {
  const missing = SERVER_TOOLS.filter((tool) => !tool.programs.some(findProgram));
  if (missing.length === 0 || !mayInstall() || hasTriedLately()) return;
  await installDebianPackages(missing.map((tool) => tool.package));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(TRIED_FILE, '');
}

function hasTriedLately() {
  const tried = statSync(TRIED_FILE, { throwIfNoEntry: false });
  return tried !== undefined && Date.now() - tried.mtimeMs < AGAIN_AFTER_MS;
}

/** Installs for the tests what is missing where it may (root on Debian or Ubuntu); else says what to install and ends the program. */
export async function installTools() {
  const missing = TOOLS.filter((tool) => !tool.programs.some(findProgram));
  if (missing.length === 0) return;
  if (mayInstall()) await installDebianPackages(missing.flatMap(packagesOf));
  const absent = TOOLS.filter((tool) => tool.needed && !tool.programs.some(findProgram));
  if (absent.length === 0) return;
  const names = absent.flatMap(packagesOf).join(' ');
  console.error(`The tests need programs that are not installed: ${names}`);
  console.error(`On Debian or Ubuntu, install them with: sudo apt-get install ${names}`);
  console.error('0 passed, 1 failed');
  process.exit(1);
}

function packagesOf({ package: name, also }) {
  return also === undefined ? [name] : [name, also];
}

function findProgram(name) {
  const folders = `${process.env.PATH ?? ''}:/usr/bin:/usr/sbin:/usr/local/bin:/snap/bin`.split(':');
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

function mayInstall() {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return false;
  return /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function installDebianPackages(names) {
  console.log(`Installing ${names.join(', ')} with apt-get...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const keepStopped = forbidServiceStarts();
  try {
    await runStep(['apt-get', 'update', '-qq'], { env });
    // One by one: a package that this release lacks must not keep the others away.
    for (const name of names) {
      const { code, output } = await runStep(
        ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name],
        { env },
      );
      if (code !== 0)
        console.error(
          `apt-get could not install ${name}:\n${output.trimEnd().split('\n').slice(-3).join('\n')}`,
        );
    }
  } finally {
    keepStopped();
  }
}

/** Debian starts a service as soon as it is installed; the tests only want the programs. */
function forbidServiceStarts() {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => undefined;
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}
