import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { eventually, speakTus, type GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';
import { enter, tabTo, typeInto } from '../journeys/keyboard.js';
import { cutUploads, mendUploads } from './cut-uploads.js';
import { FAKE_DEVICES } from './fake-devices.js';
import { publishWithout } from './publish-without.js';
import { button, recorded } from './recorder.js';

const RECORDER = '/c/parks/videos/record';
/** Bytes of a few seconds. */
const ROOM = 400_000;

let stage: CommunityStage;
let ada: GivenPerson;

beforeAll(async () => {
  stage = await communityStage(FAKE_DEVICES);
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  await given.community({ name: 'parks', title: 'Parks', visibility: 'public', owner: ada });
});

afterAll(() => stage?.stop());

/** Plays what is looked at to its end, and says where that is. */
const playedTo = (page: Page): Promise<number> =>
  page.getByLabel('Your recording').evaluate(
    (video: HTMLVideoElement) =>
      new Promise<number>((resolve, reject) => {
        video.addEventListener('error', () => reject(new Error(video.error?.message)));
        video.addEventListener('pause', () =>
          resolve(video.dataset['furthest'] ? Number(video.dataset['furthest']) : 0),
        );
        video.addEventListener('timeupdate', () => {
          const before = Number(video.dataset['furthest'] ?? 0);
          video.dataset['furthest'] = String(Math.max(before, video.currentTime));
        });
        video.muted = true;
        video.playbackRate = 4;
        video.play().catch(reject);
      }),
  );

/** Lets the page put nothing more on the device once its address says this, as if it had been killed then. */
const keepNothingAfter = (said: string): void => {
  const { prototype } = IDBObjectStore;
  const { value: put } = Object.getOwnPropertyDescriptor(prototype, 'put') as { value: typeof prototype.put };
  prototype.put = function (...entry): IDBRequest<IDBValidKey> {
    if (location.search.includes(said)) throw new DOMException('The page was killed', 'AbortError');
    return put.apply(this, entry);
  };
};

/** What lies on the device, as the store has it. */
const keptOn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('guildhall-recordings');
        open.addEventListener('error', () => reject(open.error ?? new Error('no store')));
        open.addEventListener('success', () => {
          const count = open.result.transaction('recordings').objectStore('recordings').count();
          count.addEventListener('success', () => {
            open.result.close();
            resolve(count.result);
          });
        });
      }),
  );

/** The bytes of the newest recording on the device. */
const bytesOf = async (page: Page): Promise<Buffer> => {
  const text = await page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const open = indexedDB.open('guildhall-recordings');
        open.addEventListener('error', () => reject(open.error ?? new Error('no store')));
        open.addEventListener('success', () => {
          const all = open.result.transaction('chunks').objectStore('chunks').getAll();
          all.addEventListener('success', () => {
            open.result.close();
            const reader = new FileReader();
            reader.addEventListener('load', () => resolve(reader.result as string));
            reader.readAsDataURL(new Blob(all.result as Blob[]));
          });
        });
      }),
  );
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
};

/** Uses what is looked at and makes a draft of it while no bytes go through. Gives the path of the upload. */
const usedWithoutConnection = async (page: Page, title: string): Promise<string> => {
  await cutUploads(page);
  const tried = page.waitForRequest(
    (request) => request.method() === 'PATCH' && /uploads/.test(request.url()),
  );
  await button(page, 'Use this recording').click();
  await page.getByText('There is no connection.').waitFor();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.waitForURL(/\?draft=/);
  page.on('dialog', (dialog) => void dialog.accept());
  return new URL((await tried).url()).pathname;
};

/** Uses what is looked at, without a connection, and comes back when there is one. */
const cutOffAndOpenedAgain = async (page: Page): Promise<void> => {
  await usedWithoutConnection(page, 'Cut off');
  await mendUploads(page);
  await page.reload();
  await page.getByText('Ready in every quality.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Cut off');
  await eventually(async () => expect(await keptOn(page)).toBe(0));
};

describe('a recording', () => {
  it('is made with the camera and brought to the question for captions in five clicks, published, and leaves the device', async () => {
    const page = await stage.open(ada, '/c/parks/videos');
    let clicks = 0;
    const click = async (target: Locator): Promise<void> => {
      await target.click();
      clicks += 1;
    };
    await click(page.getByRole('link', { name: 'Record a video' }).first());
    await click(button(page, 'Start recording'));
    await recorded(page, 1);
    await click(button(page, 'Finish'));
    await click(button(page, 'Use this recording'));
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'title');
    await page.keyboard.type('How I greet people');
    await page.getByText('Ready in every quality.').waitFor();
    await click(button(page, 'Publish'));
    await page.getByRole('dialog', { name: 'This video has no captions yet' }).waitFor();
    expect(clicks).toBe(5);
    await publishWithout(page);
    await page.getByRole('heading', { level: 1, name: 'How I greet people' }).waitFor();
    await eventually(async () => expect(await keptOn(page)).toBe(0));
  });

  it('is made by keyboard alone, paused and cut, and sent with where it was cut', async () => {
    const page = await stage.open(ada, RECORDER);
    await enter(page, button(page, 'Test picture and sound'));
    await page.getByText('The microphone hears you.').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Start recording');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Recording starts in 3 seconds.').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Pause recording');
    await recorded(page, 3);
    await page.keyboard.press('Enter');
    await page.getByText(/^Paused at 0:0\d$/).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Go on recording');
    await page.keyboard.press('Enter');
    await recorded(page, 4);
    await enter(page, button(page, 'Finish'));
    await page.waitForFunction(() => document.activeElement?.textContent === 'Use this recording');
    const start = page.getByRole('slider', { name: 'Begins at' });
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, start);
    for (let presses = 0; presses < 15; presses += 1) await page.keyboard.press('ArrowRight');
    expect(await start.getAttribute('aria-valuetext')).toBe('1 second');
    await tabTo(page, page.getByRole('slider', { name: 'Ends at' }));
    await page.keyboard.press('Home');
    expect(await playedTo(page)).toBeLessThan(2.5);
    await enter(page, button(page, 'Use this recording'));
    const made = page.waitForRequest((request) => /communities\/[^/]+\/videos$/.test(request.url()));
    await typeInto(page, page.getByRole('textbox', { name: 'Title' }), 'Half a second');
    expect((await made).postDataJSON()).toMatchObject({ excerpt: { startMs: 1500, endMs: 2000 } });
  });

  it('is offered whole when its page was killed, plays to the last second, and its upload goes on by itself when it was cut off too', async () => {
    const page = await stage.open(ada, RECORDER);
    await button(page, 'Start recording').click();
    await recorded(page, 3);
    const other = await page.context().newPage();
    await other.goto(stage.site.url + RECORDER);
    await button(other, 'Start recording').waitFor();
    expect(await other.getByText('Recordings on this device').count()).toBe(0);
    const crashed = page.waitForEvent('crash');
    void page.goto('chrome://crash').catch(() => undefined);
    await crashed;

    await other.reload();
    await other.getByRole('heading', { name: 'Recordings on this device' }).waitFor();
    await button(other, 'Look at it').click();
    expect(await playedTo(other)).toBeGreaterThan(1.5);
    await button(other, 'Keep it for later').click();
    await other.getByRole('button', { name: /^Delete the recording/ }).waitFor();
    await button(other, 'Look at it').click();
    await cutOffAndOpenedAgain(other);
  });

  it('leaves the device when its draft is opened after all of it has arrived, even if its page was killed when the draft was made', async () => {
    const page = await stage.open(ada, RECORDER);
    await page.evaluate(keepNothingAfter, 'draft=');
    await button(page, 'Start recording').click();
    await recorded(page, 1);
    await button(page, 'Finish').click();
    const from = await usedWithoutConnection(page, 'Not seen');
    const bytes = await bytesOf(page);
    await page.goto(stage.site.url + RECORDER);
    const cookie = await stage.site.given.cookie(ada);
    const sent = await speakTus(stage.site.url, cookie).patch(from, 0, bytes);
    expect(sent.status).toBe(204);
    expect(await keptOn(page)).toBe(1);
    await page.goBack();
    await page.getByText('Ready in every quality.').waitFor();
    await eventually(async () => expect(await keptOn(page)).toBe(0));
  });

  it('of the screen with the camera in its corner is as large as the screen, kept as far as the device has room, and can be made again', async () => {
    const page = await stage.open(ada, RECORDER);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: stage.site.url, quotaSize: ROOM });
    await page.getByText('Your screen, with you in a corner').click();
    await button(page, 'Start recording').click();
    await recorded(page, 1);
    const screen = await page
      .getByLabel('What is being filmed')
      .evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight]);
    await page.getByRole('alert').getByText('This device is full').waitFor();
    expect(await playedTo(page)).toBeGreaterThan(1);
    const made = page.getByLabel('Your recording');
    expect(await made.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight])).toEqual(
      screen,
    );
    await button(page, 'Record again').click();
    await button(page, 'Delete it and record again').click();
    await button(page, 'Start recording').waitFor();
    expect(await keptOn(page)).toBe(0);
  });
});

describe('camera and microphone', () => {
  /** A page on which the person takes their time to allow camera and microphone. */
  const asking = async (): Promise<{ page: Page; allow: () => Promise<void> }> => {
    const page = await stage.open(ada, '/');
    await page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      const asked = Object.assign(window, { opened: [] as MediaStreamTrack[], allow: (): void => undefined });
      mediaDevices.getUserMedia = async (wish) => {
        await new Promise<void>((resolve) => {
          asked.allow = resolve;
          document.documentElement.dataset['asked'] = 'yes';
        });
        const stream = await open(wish);
        asked.opened = stream.getTracks();
        return stream;
      };
    });
    await page.goto(stage.site.url + RECORDER);
    await button(page, 'Start recording').click();
    await page.locator('[data-asked]').waitFor({ state: 'attached' });
    return { page, allow: () => page.evaluate(() => (window as unknown as { allow: () => void }).allow()) };
  };

  it('that are allowed after the page was left are closed at once', async () => {
    const { page, allow } = await asking();
    await page.getByRole('link', { name: 'About', exact: true }).click();
    await page.getByRole('heading', { name: 'Record a video' }).waitFor({ state: 'detached' });
    await allow();
    await page.waitForFunction(() => {
      const { opened } = window as unknown as { opened: MediaStreamTrack[] };
      return opened.length > 0 && opened.every(({ readyState }) => readyState === 'ended');
    });
  });
});

describe('somebody who cannot record', () => {
  const opened = async (person: GivenPerson | null, prepare: () => void): Promise<Page> => {
    const page = await stage.open(person, '/');
    await page.addInitScript(prepare);
    await page.goto(stage.site.url + RECORDER);
    return page;
  };

  it('is told what to do when camera and microphone are refused, in Welsh too', async () => {
    const gwen = await stage.site.given.person({ language: 'cy' });
    const refuse = (): void => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    };
    for (const [person, start, problem] of [
      [ada, 'Start recording', 'Camera or microphone may not be used'],
      [gwen, 'Dechrau recordio', 'Ni cheir defnyddio’r camera na’r microffon'],
    ] as const) {
      if (person === gwen) {
        const { id } = await stage.site.database.sql
          .selectFrom('community')
          .select('id')
          .executeTakeFirstOrThrow();
        await stage.site.given.member(id, gwen.id);
      }
      const page = await opened(person, refuse);
      await button(page, start).click();
      await page.getByRole('alert').getByText(problem).waitFor();
    }
  });

  it('is not offered the screen on a telephone, and is led to the upload by an old browser', async () => {
    const telephone = await opened(ada, () => {
      Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
    });
    await button(telephone, 'Start recording').waitFor();
    expect(await telephone.getByText('Your screen', { exact: true }).count()).toBe(0);
    const old = await opened(ada, () => {
      Object.defineProperty(window, 'MediaRecorder', { value: undefined });
    });
    await old.getByRole('alert').getByText('This browser cannot record').waitFor();
    await old.getByRole('link', { name: 'Upload a video' }).waitFor();
  });
});

describe('the recorder', () => {
  it('throws nothing and keeps to the content policy', () => {
    expect(stage.problems()).toEqual([]);
  });
});
