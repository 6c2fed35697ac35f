import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { eventually, freePort, launchChromium } from '#libs/testing';

import { playerOf, pressPlay, reaches } from '../video/player.js';

interface Run {
  readonly npm: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly output: () => string;
}

/** What the program prints for people. */
interface Told {
  readonly northfield: string;
  readonly eastmoor: string;
  readonly password: string;
}

const READY_WITHIN_MS = 420_000;

let folder: string;
let port: number;
let browser: Browser;
let last: Run | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-demo-pair-'));
  port = await freePort();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  if (last?.npm.exitCode === null) last.npm.kill('SIGTERM');
  await last?.ended;
  await rm(folder, { recursive: true, force: true });
});

/** In a process group of its own, as a shell starts a program in the foreground. */
const start = (): Run => {
  const command = ['run', 'demo:pair', '--', '--folder', join(folder, 'pair'), '--port', String(port)];
  const env = { PATH: process.env['PATH'], HOME: folder };
  const npm = spawn('npm', command, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  npm.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => npm.once('close', (code) => done(code)));
  last = { npm, ended, output: () => output };
  return last;
};

const told = ({ npm, output }: Run): Promise<Told> =>
  eventually(
    () => {
      if (npm.exitCode !== null) throw new Error(output());
      const northfield = /http:\/\/northfield\.localhost:\d+/.exec(output())?.[0];
      const eastmoor = /http:\/\/eastmoor\.localhost:\d+/.exec(output())?.[0];
      const password = /password of everybody is (\S+)/.exec(output())?.[1];
      if (northfield === undefined || eastmoor === undefined || password === undefined)
        throw new Error(`Not ready: ${output()}`);
      return { northfield, eastmoor, password };
    },
    { within: READY_WITHIN_MS },
  );

const signIn = async (url: string, email: string, password: string): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Your account' }).waitFor();
  return page;
};

const openThread = async (page: Page, community: string, title: string): Promise<void> => {
  await page.goto(`${new URL(page.url()).origin}/c/${community}`);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await page.getByRole('textbox', { name: 'Write a reply' }).waitFor();
};

/** A video of the other council plays here, and the browser asks nobody but its own. */
const plays = async (page: Page, videos: string): Promise<void> => {
  const title = 'Take a pothole photo that gets it mended';
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(videos);
  await page.getByRole('link', { name: title }).click();
  await pressPlay(playerOf(page, title));
  await reaches(page, 2);
  expect([...hosts].filter((host) => host !== '')).toEqual([new URL(videos).host]);
};

describe('npm run demo:pair', () => {
  it('starts two councils between which replies cross live, stops on Ctrl-C, and keeps everything', async () => {
    const first = start();
    const { northfield, eastmoor, password } = await told(first);
    const [ada, morgan] = await Promise.all([
      signIn(northfield, 'ada@northfield.example', password),
      signIn(eastmoor, 'morgan@eastmoor.example', password),
    ]);
    const title = 'Who is still waiting for a plot?';
    await openThread(ada, 'allotments@eastmoor.localhost', title);
    await openThread(morgan, 'allotments', title);
    await morgan.getByText('340 letters, 122 answers').waitFor();
    await ada.getByRole('textbox', { name: 'Write a reply' }).fill('We have two plots to lend.');
    await ada.getByRole('button', { name: 'Post reply' }).click();
    const there = morgan.getByText('We have two plots to lend.');
    const waiting = morgan.getByRole('button', { name: /^\d+ new repl/ });
    await waiting.or(there).first().waitFor();
    if (await waiting.isVisible()) await waiting.click();
    await there.waitFor();
    await morgan.goto(`${eastmoor}/c/service_craft@northfield.localhost`);
    await morgan.getByRole('link', { name: 'How do you tell people that a bin day moves?' }).waitFor();
    await plays(morgan, `${eastmoor}/c/service_craft@northfield.localhost/videos`);
    await ada.goto(`${northfield}/c/flood_desk@eastmoor.localhost`);
    await ada.getByRole('link', { name: 'Who closes the gates at Mill Lane?' }).waitFor();

    process.kill(-(first.npm.pid ?? 0), 'SIGINT');
    expect(await first.ended).toBe(0);
    await expect(
      fetch(`${northfield.replace('northfield.localhost', '127.0.0.1')}/readyz`),
    ).rejects.toThrow();

    const second = start();
    expect(await told(second)).toEqual({ northfield, eastmoor, password });
    expect(second.output()).not.toContain('Making two councils');
    await openThread(ada, 'allotments@eastmoor.localhost', title);
    await ada.getByText('We have two plots to lend.').waitFor();
    second.npm.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });
});
