import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { publishVideo, readWatchRecord, saveVideoCaptions } from '#libs/contracts';
import {
  apiCaller,
  clip,
  draftOf,
  eventually,
  speakTus,
  untilState,
  type ApiCaller,
  type GivenPerson,
} from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';
import { preferencesIn } from '../people/told-preferences.js';
import { pauseAt, playerOf, pressPlay, reaches, timeOf } from './player.js';

const TITLE = 'How we mend a bench';
const SECONDS = 20;
const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:09.000\nUndo the bolt.\n\n00:10.000 --> 00:19.000\nPaint it.\n';

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;
let asBen: ApiCaller;
let videoId: string;
/** Where the discussion of the video stands. */
let address: string;

beforeAll(async () => {
  const [opened, film] = await Promise.all([communityStage(), clip(SECONDS)]);
  stage = opened;
  const { site } = stage;
  ada = await site.given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await site.given.person({ name: 'ben', displayName: 'Ben Achebe' });
  const parks = { name: 'parks', title: 'Parks', visibility: 'public', owner: ada } as const;
  const { id: communityId } = await site.given.community(parks);
  await site.given.member(communityId, ben.id);
  const cookie = await site.given.cookie(ada);
  const call = apiCaller(site.url, cookie);
  const tus = speakTus(site.url, cookie);
  ({ id: videoId } = await draftOf(film, { tus, as: call, communityId, title: TITLE }));
  await untilState(call, videoId, ['ready']);
  const params = { videoId, language: 'en' } as const;
  await call(saveVideoCaptions, { params, body: { file: CAPTIONS, revision: 0 } });
  const { answer } = await call(publishVideo, { params: { videoId } });
  address = `/c/parks/t/${answer.threadId}`;
  asBen = apiCaller(site.url, await site.given.cookie(ben));
});

afterAll(() => stage?.stop());

/** Addresses of scripts of the player that a page has fetched. */
const playerScripts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\/(?:hls|video-player)[^/]*\.js$/.test(name)),
  );

describe('the player', () => {
  it('is fetched by pages with a video alone, and shows its first frame soon after it is asked to play', async () => {
    const page = await stage.open(ben, '/c/parks');
    await page.getByRole('link', { name: TITLE }).waitFor();
    expect(await playerScripts(page)).toEqual([]);
    await page.goto(`${stage.site.url}${address}`);
    await playerOf(page, TITLE).getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await playerScripts(page)).not.toEqual([]);
    const milliseconds = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const begun = performance.now();
          document
            .querySelector('video')
            ?.requestVideoFrameCallback(() => resolve(performance.now() - begun));
          document.querySelector<HTMLButtonElement>('[data-player-start]')?.click();
        }),
    );
    // 1.5 s on a machine that does nothing else.
    expect(milliseconds).toBeLessThan(15_000);
  });

  it('shows captions as a person likes them, on every device of theirs', async () => {
    const page = await stage.open(ben, address);
    await playerOf(page, TITLE).getByText('Look of captions').click();
    await playerOf(page, TITLE).getByLabel('Colours').selectOption({ label: 'Yellow on blue' });
    await playerOf(page, TITLE).getByLabel('Size of captions').selectOption('150');
    const told = page.waitForResponse(
      (response) => preferencesIn(response.request()).captionStyle?.position === 'top',
    );
    await playerOf(page, TITLE).getByLabel('Place').selectOption({ label: 'Above' });
    await told;
    const other = await stage.open(ben, `${address}?t=3`);
    await reaches(other, 3);
    await other.locator('[data-caption-colours=yellow-on-blue][data-caption-size="150"]').waitFor();
    await other.waitForFunction(() => {
      const tracks = [...(document.querySelector('video')?.textTracks ?? [])];
      const shown = tracks.find(({ mode }) => mode === 'showing');
      return (shown?.activeCues?.[0] as VTTCue | undefined)?.line === 0;
    });
  });

  it('keeps the last of several choices, although the first takes its time to be answered', async () => {
    const page = await stage.open(ben, address);
    const told: unknown[] = [];
    const first = Promise.withResolvers<void>();
    await page.route('**/api/me/preferences', async (route) => {
      told.push(preferencesIn(route.request()).captionStyle?.size);
      if (told.length === 1) await first.promise;
      await route.continue();
    });
    await playerOf(page, TITLE).getByText('Look of captions').click();
    for (const size of ['200', '75', '100'] as const) {
      await playerOf(page, TITLE).getByLabel('Size of captions').selectOption(size);
      await page.locator(`[data-caption-size="${size}"]`).waitFor();
    }
    first.resolve();
    await page.waitForResponse((response) => preferencesIn(response.request()).captionStyle?.size === 100);
    expect(told).toEqual([200, 100]);
  });

  it('has chapters that its author wrote: on the bar, beside it, by keyboard, and when somebody points', async () => {
    const editor = await stage.open(ada, `/c/parks/videos/${videoId}/chapters`);
    await editor.getByRole('button', { name: 'Suggest chapters' }).click();
    await editor.getByText('Nothing stands out.').waitFor();
    for (const [number, start, title] of [
      [1, '0', 'The bolts'],
      [2, '10', 'The paint'],
    ] as const) {
      await editor.getByRole('button', { name: 'Begin a chapter here' }).click();
      const line = editor.getByRole('group', { name: `Chapter ${number}` });
      await line.getByLabel('Start, seconds').fill(start);
      await line.getByLabel('What it is about').fill(title);
    }
    await editor.getByRole('button', { name: 'Save chapters' }).click();
    await editor.getByText('The chapters are saved.').waitFor();

    const page = await stage.open(ben, address);
    const list = page.getByRole('navigation', { name: 'Chapters' });
    await list.getByRole('button', { name: 'The paint' }).press('Enter');
    await reaches(page, 10);
    await list.locator('[aria-current]').getByText('The paint').waitFor();
    const position = playerOf(page, TITLE).getByRole('slider', { name: 'Position' });
    expect(await position.getAttribute('aria-valuetext')).toBe('10 seconds of 20 seconds, The paint');
    expect(await playerOf(page, TITLE).locator('.video-mark').count()).toBe(1);
    await position.focus();
    await page.keyboard.press('p');
    await page.waitForFunction(() => document.querySelector('video')?.currentTime === 0);
    await page.keyboard.press('n');
    await reaches(page, 10);
    await page.getByText('Chapter: The paint').waitFor();
    await position.hover({ position: { x: 5, y: 8 } });
    const preview = playerOf(page, TITLE).locator('.video-preview');
    await preview.getByText('The bolts').waitFor();
    expect(await preview.locator('.video-preview__tile').getAttribute('style')).toContain('storyboard');
    const track = await page.locator('track[kind=chapters]').getAttribute('src');
    expect(await (await page.request.get(`${stage.site.url}${track}`)).text()).toContain('The paint');
  });

  it('has suggestions that come late saved as changes to the chapters that were saved meanwhile', async () => {
    const editor = await stage.open(ada, `/c/parks/videos/${videoId}/chapters`);
    const late = Promise.withResolvers<void>();
    await editor.route('**/chapters/suggestions', async (route) => {
      await late.promise;
      const chapters = [{ startMs: 4_000, title: 'The spanner' }];
      await route.fulfill({ json: { language: 'en', chapters } });
    });
    await editor.getByRole('button', { name: 'Suggest chapters' }).click();
    const title = editor.getByRole('group', { name: 'Chapter 1' }).getByLabel('What it is about');
    const save = editor.getByRole('button', { name: 'Save chapters' });
    await title.fill('All the bolts');
    await save.click();
    await editor.getByText('The chapters are saved.').waitFor();
    late.resolve();
    await eventually(async () => expect(await title.inputValue()).toBe('The spanner'));
    await save.click();
    await editor.getByText('The chapters are saved.').waitFor();
  });

  it('goes on on another device where somebody stopped, starts again, and keeps nothing when told so', async () => {
    const page = await stage.open(ben, `${address}?t=6`);
    await pressPlay(playerOf(page, TITLE));
    await pauseAt(page, 7);
    const params = { videoId };
    await eventually(async () => {
      const { answer } = await asBen(readWatchRecord, { params });
      expect(answer.positionMs).toBeGreaterThanOrEqual(7_000);
      expect(answer.percent).toBeGreaterThan(0);
    });

    const other = await stage.open(ben, address);
    await playerOf(other, TITLE)
      .getByText(/^Play goes on at 0:\d\d, where you stopped\.$/)
      .waitFor();
    await pressPlay(playerOf(other, TITLE));
    await pauseAt(other, 7);
    await playerOf(other, TITLE).getByRole('button', { name: 'Start again' }).click();
    await other.waitForFunction(() => document.querySelector('video')?.currentTime === 0);
    await eventually(async () =>
      expect((await asBen(readWatchRecord, { params })).answer).toMatchObject({ percent: 0, seen: [] }),
    );

    await other.goto(`${stage.site.url}/settings/live`);
    await other.getByText('Remember what I have seen of videos').click();
    await eventually(async () =>
      expect((await asBen(readWatchRecord, { params })).answer.isKept).toBe(false),
    );
  });

  it('offers finer qualities to its readers as soon as they are there, without a reload', async () => {
    const change = (state: 'processing' | 'ready'): Promise<unknown> =>
      stage.site.database.sql.updateTable('video').set({ state }).where('id', '=', videoId).execute();
    await change('processing');
    const page = await stage.open(null, '/c/parks');
    await page.clock.install();
    const playlists: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/master.m3u8')) playlists.push(request.url());
    });
    await page.goto(`${stage.site.url}${address}`);
    await eventually(() => expect(playlists).toHaveLength(1));
    await change('ready');
    await page.clock.fastForward(11_000);
    await eventually(() => expect(playlists).toHaveLength(2));
    expect(await timeOf(page)).toBe(0);
  });

  it('shows what its keys do, and leaves them off for somebody who turned them off and changes how captions look', async () => {
    const page = await stage.open(ben, address);
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const keys = help.getByRole('switch', { name: 'Use single-key shortcuts' });
    await playerOf(page, TITLE).getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await help.getByText('In the player: next chapter').waitFor();
    await help.getByText('In the player: full screen').waitFor();
    await keys.press('Space');
    expect(await keys.isChecked()).toBe(false);
    await page.keyboard.press('Escape');
    await playerOf(page, TITLE).getByText('Look of captions').click();
    await playerOf(page, TITLE).getByLabel('Size of captions').selectOption('75');
    await page.locator('[data-caption-size="75"]').waitFor();
    await playerOf(page, TITLE).getByRole('button', { name: 'Keyboard shortcuts' }).click();
    expect(await keys.isChecked()).toBe(false);
  });

  it('throws nothing and keeps to the content policy', () => {
    expect(stage.problems()).toEqual([]);
  });
});
