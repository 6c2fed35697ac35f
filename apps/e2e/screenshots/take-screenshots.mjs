// Draws every screen of the demo at the widths of a phone and a laptop into docs/screenshots: `npm run screenshots`.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'docs/screenshots');
const port = Number(process.env['PORT'] ?? 8175);
const origin = `http://localhost:${port}`;
const password = 'larch-otter-planet-91';
const widths = { 390: 844, 1280: 900 };

const visitorScreens = {
  welcome: '/',
  'sign-in': '/sign-in',
  register: '/register',
  'directory-visitor': '/communities',
};

const memberScreens = {
  home: '/',
  directory: '/communities',
  'new-community': '/communities/new',
  community: '/c/service_craft',
  'community-members': '/c/service_craft/members',
  'community-about': '/c/service_craft/about',
  'community-settings': '/c/service_craft/settings',
  'new-thread': '/c/service_craft/new',
  people: '/people',
  person: '/@priya',
  notifications: '/notifications',
  search: '/search?q=potholes',
  settings: '/settings',
  reports: '/reports',
  admin: '/admin',
  'admin-members': '/admin/members',
  'admin-audit-log': '/admin/audit',
  'admin-branding': '/admin/branding',
};

const start = async (dataDir) => {
  const server = spawn(process.execPath, [join(root, 'dist/apps/server/src/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO_PASSWORD: password,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => String(chunk).includes('is ready') && resolve());
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return server;
};

const signIn = async (page, email) => {
  const answer = await page.request.post(`${origin}/api/session`, {
    data: { email, password },
    headers: { origin },
  });
  if (!answer.ok()) throw new Error(`Signing in gave ${answer.status()}`);
};

/** A busy thread of the demo, by its title. */
const threadPath = async (page) => {
  const communities = await (await page.request.get(`${origin}/api/communities/service_craft`)).json();
  const list = await page.request.get(`${origin}/api/communities/${communities.id}/threads?limit=20`);
  const [thread] = (await list.json()).items.filter(({ postCount }) => postCount > 8);
  return `/c/service_craft/t/${thread.id}/${thread.slug}`;
};

const draw = async (page, name, path, width) => {
  await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  await page.locator('main h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  console.log(`${name}-${width}.png`);
};

const drawAll = async (browser, width) => {
  const viewport = { width, height: widths[width] };
  const visitor = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
  for (const [name, path] of Object.entries(visitorScreens)) await draw(visitor, name, path, width);
  const member = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
  await signIn(member, 'ada@northfield.example');
  for (const [name, path] of Object.entries(memberScreens)) await draw(member, name, path, width);
  await draw(member, 'thread', await threadPath(member), width);
  const welsh = await (await browser.newContext({ viewport, locale: 'cy-GB' })).newPage();
  await signIn(welsh, 'gwenllian@northfield.example').catch(() => undefined);
  await draw(welsh, 'home-welsh', '/', width);
  const dark = await (await browser.newContext({ viewport, locale: 'en-GB', colorScheme: 'dark' })).newPage();
  await signIn(dark, 'ada@northfield.example');
  await draw(dark, 'community-dark', '/c/service_craft', width);
};

const dataDir = await mkdtemp(join(tmpdir(), 'guildhall-screenshots-'));
await mkdir(folder, { recursive: true });
const server = await start(dataDir);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const width of Object.keys(widths)) await drawAll(browser, Number(width));
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.on('exit', resolve));
  await rm(dataDir, { recursive: true, force: true });
}
