// Draws every screen of the demo at the widths of a phone and a laptop into docs/screenshots: `npm run screenshots`.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { memberScreens, themedScreens, visitorScreens, welshScreens } from './screens.mjs';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'docs/screenshots');
const port = Number(process.env['PORT'] ?? 8175);
const origin = `http://localhost:${port}`;
const password = 'larch-otter-planet-91';
const widths = { 390: 844, 1280: 900 };

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

/** Addresses of one thread that goes on and of one question that is answered. */
const threadPaths = async (page) => {
  const { id } = await (await page.request.get(`${origin}/api/communities/service_craft`)).json();
  const { items } = await (
    await page.request.get(`${origin}/api/communities/${id}/threads?limit=100`)
  ).json();
  const pathOf = (thread) => `/c/service_craft/t/${thread.id}/${thread.slug}`;
  return {
    video: pathOf(items.find(({ title }) => title === 'Take a pothole photo that gets it mended')),
    'thread-unread': pathOf(items.find(({ postCount }) => postCount > 20)),
    thread: pathOf(items.find(({ acceptedPostId }) => acceptedPostId !== null)),
  };
};

const settle = async (page) => {
  await page.locator('main h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
};

const save = async (page, name) => {
  const { width } = page.viewportSize();
  await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  console.log(`${name}-${width}.png`);
};

const draw = async (page, name, path) => {
  await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  await settle(page);
  await save(page, name);
};

const drawEach = async (page, screens, nameOf = (name) => name) => {
  for (const [name, path] of Object.entries(screens)) await draw(page, nameOf(name), path);
};

/** What opens over a page, and the box for a reply with a preview. */
const drawOpened = async (page, threadPath) => {
  await page.goto(`${origin}${threadPath}`, { waitUntil: 'load' });
  await settle(page);
  await page
    .getByRole('button', { name: /^More for post/ })
    .last()
    .click();
  await page.getByRole('menu').waitFor();
  await save(page, 'thread-menu');
  await page.keyboard.press('Escape');
  const box = page.getByRole('textbox', { name: 'Write a reply' });
  await box.fill(
    'Both work here. Two things helped:\n\n1. **one** form for all depots\n2. a photo, taken on site',
  );
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Post reply' }).scrollIntoViewIfNeeded();
  await save(page, 'thread-reply');
  await page.goto(`${origin}/`, { waitUntil: 'load' });
  await settle(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await save(page, 'keyboard-shortcuts');
};

const openPage = async (browser, width, options = {}) => {
  const viewport = { width, height: widths[width] };
  const look = { viewport, locale: 'en-GB', reducedMotion: 'reduce', ...options };
  const context = await browser.newContext(look);
  return context.newPage();
};

const drawAll = async (browser, width) => {
  await drawEach(await openPage(browser, width), visitorScreens);
  const member = await openPage(browser, width);
  await signIn(member, 'ada@northfield.example');
  await drawEach(member, memberScreens);
  const threads = await threadPaths(member);
  await drawEach(member, threads);
  await drawOpened(member, threads.thread);
  const welsh = await openPage(browser, width, { locale: 'cy-GB' });
  await signIn(welsh, 'gwenllian@northfield.example');
  await drawEach(welsh, welshScreens);
  for (const [suffix, look] of Object.entries({
    dark: { colorScheme: 'dark' },
    contrast: { contrast: 'more' },
  })) {
    const page = await openPage(browser, width, look);
    await signIn(page, 'ada@northfield.example');
    await drawEach(page, themedScreens, (name) => `${name}-${suffix}`);
  }
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
