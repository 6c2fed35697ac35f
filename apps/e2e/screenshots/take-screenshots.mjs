// Draws screens of the demo at the widths of a phone and a laptop into docs/screenshots: `npm run screenshots` all of them,
// `npm run screenshots -- documents events` those alone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { foundPaths } from './found-paths.mjs';
import { drawOpened } from './opened-screens.mjs';
import {
  facilitatorScreens,
  memberScreens,
  partnerScreens,
  themedScreens,
  visitorScreens,
  welshScreens,
} from './screens.mjs';
import { startDemo, startPair } from './servers.mjs';
import { Visit, widths } from './visit.mjs';

const port = Number(process.env['PORT'] ?? 8175);
const THEMES = { dark: { colorScheme: 'dark' }, contrast: { contrast: 'more' } };
const emailOf = (name) => `${name}@northfield.example`;

const drawDemo = async (browser, server, width) => {
  const visit = (options) => Visit.begin(browser, server, { width, ...options });
  await (await visit({})).draw(visitorScreens);
  const member = await visit({ email: emailOf('ada') });
  await member.draw(memberScreens);
  const found = await foundPaths(member.page, server.origin);
  await member.draw(found);
  await drawOpened(member, found.thread);
  await (await visit({ email: emailOf('tomasz') })).draw(facilitatorScreens);
  await (await visit({ email: emailOf('gwenllian'), locale: 'cy-GB' })).draw(welshScreens);
  for (const [suffix, look] of Object.entries(THEMES))
    await (
      await visit({ email: emailOf('ada'), ...look })
    ).draw(themedScreens, (name) => `${name}-${suffix}`);
};

const drawPair = async (browser, server, width) => {
  const visit = await Visit.begin(browser, server, { width, email: emailOf('ada') });
  await visit.draw(partnerScreens);
};

/** Draws on a server that is there for this alone. */
const drawOn = async (start, draw) => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-screenshots-'));
  const server = await start(folder, port);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    for (const width of widths) await draw(browser, server, width);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

const chosen = process.argv.slice(2);
const isOfPair = (name) => name in partnerScreens;
if (chosen.length === 0 || !chosen.every(isOfPair)) await drawOn(startDemo, drawDemo);
if (chosen.length === 0 || chosen.some(isOfPair)) await drawOn(startPair, drawPair);
