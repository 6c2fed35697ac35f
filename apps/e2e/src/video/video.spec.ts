import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { getCommunity, readThread, replyToThread, saveVideoCaptions } from '#libs/contracts';
import { clip, draftOf, eventually, speakTus, untilState, type GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';
import { takeNewReplies } from '../discussion/new-replies.js';
import { cutUploads, mendUploads } from './cut-uploads.js';
import { playerOf, pressPlay, reaches, timeOf } from './player.js';
import { publishWithout } from './publish-without.js';

const TITLE = 'How we mend a bench';
const SECONDS = 3;

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;
/** Where the film lies that is uploaded. */
let film: string;
/** Where the discussion of the video stands, once it is published. */
let address: string;

beforeAll(async () => {
  stage = await communityStage();
  const { given, dataDir } = stage.site;
  film = join(dataDir, 'bench.mp4');
  await writeFile(film, await clip(SECONDS, '640x360'));
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  const { id } = await given.community({ name: 'parks', title: 'Parks', visibility: 'public', owner: ada });
  await given.member(id, ben.id);
});

afterAll(() => stage?.stop());

describe('a video', () => {
  it('is uploaded while its author writes, prepared, looked at and published', async () => {
    const page = await stage.open(ada, '/c/parks/videos');
    await page.getByRole('link', { name: 'Upload a video' }).first().click();
    await page.locator('input[type=file]').first().setInputFiles(film);
    await page.getByText('bench.mp4 has arrived').waitFor();
    await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
    await page.getByRole('textbox', { name: 'What it is about' }).fill('Look at the bolts at 0:02.');
    await page.getByRole('textbox', { name: 'Tags' }).fill('Benches, Spare  Parts');
    await page.getByText('Ready in every quality.').waitFor();
    expect(page.url()).toContain('?draft=');
    await playerOf(page, TITLE).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await publishWithout(page);
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    await page.getByRole('link', { name: '0:02' }).waitFor();
  });

  it('plays, and is gone through with the keyboard', async () => {
    const page = await stage.open(ada, address);
    const player = playerOf(page, TITLE);
    expect(
      await page.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"')),
    ).toBe(true);
    await pressPlay(player);
    await reaches(page, 0.5);
    await page.keyboard.press('k');
    await player.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.keyboard.press('l');
    await reaches(page, SECONDS - 0.5);
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelector('video')?.currentTime === 0);
    await page.keyboard.press('m');
    await player.getByRole('button', { name: 'Turn the sound on' }).waitFor();
    const position = player.getByRole('slider', { name: 'Position' });
    expect(await position.getAttribute('aria-valuetext')).toBe('0 seconds of 3 seconds');
    await player.getByLabel('Speed').selectOption({ label: '1.5×' });
    expect(await player.getByLabel('Quality').locator('option').allTextContents()).toEqual([
      'Automatic',
      '360p',
      '240p',
    ]);
  });

  it('keeps its keys to itself while somebody writes or is elsewhere on the page', async () => {
    const page = await stage.open(ada, address);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Write a reply' }).pressSequentially('kkm');
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.paused)).toBe(true);
    await page.getByRole('heading', { level: 1 }).press('m');
    await page.getByRole('button', { name: 'Turn the sound off' }).waitFor();
  });

  it('is found by somebody else, who follows a time in a reply, and an address with a second', async () => {
    const call = await stage.as(ada);
    const threadId = address.split('/')[4] ?? '';
    await call(replyToThread, { params: { threadId }, body: { markdown: 'The nut comes at 0:01.' } });
    const page = await stage.open(ben, '/c/parks');
    await page.getByRole('link', { name: 'Videos' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Ada Morris' }).getByText('0:03').waitFor();
    await page.getByRole('link', { name: 'spare parts' }).click();
    await page.getByText('Videos tagged “spare parts”').waitFor();
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('link', { name: '0:01' }).click();
    await reaches(page, 1);
    await page.goto(`${stage.site.url}${address}?t=2`);
    await reaches(page, 2);
    expect(await timeOf(page)).toBe(2);
  });

  it('shows its author while they look whom it helped and how it was used, and counts who watched', async () => {
    const [author, viewer] = [await stage.open(ada, address), await stage.open(ben, address)];
    await author.getByRole('textbox', { name: 'Write a reply' }).waitFor();
    await viewer.getByRole('button', { name: /^Helpful: 0/ }).click();
    await author.getByText('Helped 1 person').waitFor();
    await viewer.getByRole('button', { name: /^I used this: 0/ }).press('Enter');
    await viewer
      .getByRole('textbox', { name: 'What did you do with it?' })
      .fill('Mended the one by the pond.');
    await viewer.getByRole('button', { name: 'Post the note' }).click();
    await author.getByText('1 person used it').waitFor();
    const note = author.getByRole('article').filter({ hasText: 'Mended the one by the pond.' });
    await eventually(async () => {
      await takeNewReplies(author);
      expect(await note.isVisible()).toBe(true);
    });
    await note.getByText('Used it').waitFor();
    await pressPlay(playerOf(viewer, TITLE));
    await viewer.waitForFunction(() => document.querySelector('video')?.ended === true);
    await eventually(async () => {
      const viewings = await stage.site.database.sql.selectFrom('video_viewing').selectAll().execute();
      expect(viewings).toMatchObject([{ person_id: ben.id, completed: true }]);
    });
  });

  it('shows what is said on the picture and beside it, to be searched and gone to, and leads there from the search', async () => {
    const call = await stage.as(ada);
    const { answer: thread } = await call(readThread, { params: { threadId: address.split('/')[4] ?? '' } });
    const videoId = thread.thread.videoId ?? '';
    const english =
      'WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada>Undo the bolt.\n\n00:02.000 --> 00:03.000\nLift & turn.\n';
    const welsh = 'WEBVTT\n\n00:00.000 --> 00:03.000\nDadwneud y follt â llaw.\n';
    for (const [language, file] of [
      ['en', english],
      ['cy', welsh],
    ] as const)
      await call(saveVideoCaptions, { params: { videoId, language }, body: { file, revision: 0 } });

    const page = await stage.open(ben, `/search?q=${encodeURIComponent('turning')}`);
    await page.getByRole('link', { name: `${TITLE}, at 0:02` }).click();
    await reaches(page, 2);
    const transcript = page.getByRole('region', { name: 'Transcript' });
    await transcript.locator('[aria-current]').getByText('Lift & turn.').waitFor();
    await page.waitForFunction(() => {
      const track = [...(document.querySelector('video')?.textTracks ?? [])].find(
        ({ mode }) => mode === 'showing',
      );
      return (track?.activeCues?.[0] as VTTCue | undefined)?.text === 'Lift &amp; turn.';
    });
    await transcript.getByRole('button', { name: /Undo the bolt/ }).press('Enter');
    await page.waitForFunction(() => document.querySelector('video')?.currentTime === 0);

    const player = playerOf(page, TITLE);
    const choice = player.getByRole('combobox', { name: 'Captions', exact: true });
    await choice.selectOption({ label: 'Welsh' });
    await transcript.locator('[lang=cy]').getByText('Dadwneud y follt â llaw.').waitFor();
    await transcript.getByRole('searchbox').fill('A LLAW');
    await transcript.getByText('1 line found').waitFor();
    expect(await transcript.locator('mark').allTextContents()).toEqual(['â llaw']);
    await transcript.getByRole('searchbox').fill('bolt');
    await transcript.getByText('0 lines found').waitFor();
    await choice.selectOption({ label: 'Off' });
    await page.waitForFunction(() =>
      [...(document.querySelector('video')?.textTracks ?? [])].every(({ mode }) => mode === 'disabled'),
    );
  });

  it('is captioned in the browser: words and times by keyboard, or a file, with what is wrong said by its line', async () => {
    const page = await stage.open(ada, address);
    await page.getByRole('link', { name: 'Captions' }).click();
    await page.getByRole('group', { name: 'Caption 1' }).waitFor();
    const second = page.getByRole('group', { name: 'Caption 2' });
    await second.getByLabel('What is said').fill('Lift it, and turn.');
    await second.getByLabel('Start, seconds').press('ArrowUp');
    await second.getByLabel('End, seconds').fill('1');
    await second.getByText('It ends before it begins.').waitFor();
    expect(await page.getByRole('button', { name: 'Save captions' }).isDisabled()).toBe(true);
    await second.getByLabel('End, seconds').fill('2.9');
    await page.getByRole('button', { name: 'Save captions' }).click();
    await page.getByText('The captions are saved.').waitFor();
    expect(await second.getByLabel('Start, seconds').inputValue()).toBe('2.1');

    const file = page.getByLabel('Put in a file (.vtt, .srt)').and(page.locator('input'));
    const wrong = Buffer.from('WEBVTT\n\nsoon --> later\nx\n');
    await file.setInputFiles({ name: 'wrong.vtt', mimeType: 'text/vtt', buffer: wrong });
    await page.getByText('The time in line 3 cannot be read.').waitFor();
    const older = Buffer.from('1\n00:00:00,500 --> 00:00:01,500\nSi\xe2n speaks\n', 'latin1');
    await file.setInputFiles({ name: 'older.srt', mimeType: 'application/x-subrip', buffer: older });
    await page.getByRole('group', { name: 'Caption 2' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('group', { name: 'Caption 1' }).getByLabel('What is said').inputValue()).toBe(
      'Siân speaks',
    );
  });

  it('of which half has arrived warns before it is left, and goes on after a reload and a lost connection', async () => {
    const page = await stage.open(ada, '/c/parks/videos/new');
    const file = page.locator('input[type=file]').first();
    await cutUploads(page);
    await file.setInputFiles(film);
    await page.getByText('There is no connection.').waitFor();
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.click();
    await title.fill('Half a film');
    await page.waitForURL(/\?draft=/);
    const warned = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.accept();
      return dialog.type();
    });
    await page.reload();
    expect(await warned).toBe('beforeunload');

    await page.getByText('Not all of this video has arrived.').waitFor();
    await file.setInputFiles({ name: 'other.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(10) });
    await page.getByText('This is another file.').waitFor();
    await file.setInputFiles(film);
    await page.getByText('There is no connection.').waitFor();
    await mendUploads(page);
    await page.getByText('Ready in every quality.').waitFor();
    expect(await title.inputValue()).toBe('Half a film');
  });

  it('that was prepared before its page could hear of anything is shown as ready once the page can', async () => {
    const as = await stage.as(ada);
    const tus = speakTus(stage.site.url, await stage.site.given.cookie(ada));
    const { answer: community } = await as(getCommunity, { params: { community: 'parks' } });
    const [bytes, arrive] = [await clip(1, '320x180'), 1000];
    const draft = await draftOf(bytes, { tus, as, communityId: community.id, title: 'Unheard', arrive });

    const page = await stage.open(ada, '/');
    const hears = Promise.withResolvers<undefined>();
    await page.routeWebSocket(/\/live\//, async (socket) => {
      await hears.promise;
      socket.connectToServer();
    });
    await page.goto(`${stage.site.url}/c/parks/videos/new?draft=${draft.id}`);
    await page.getByText('Not all of this video has arrived.').waitFor();
    await tus.patch(`/api/uploads/${draft.uploadId}`, arrive, bytes.subarray(arrive));
    await untilState(as, draft.id, ['ready']);
    hears.resolve(undefined);
    await page.getByText('Ready in every quality.').waitFor();
  });

  it('throws nothing and keeps to the content policy', () => {
    expect(stage.problems()).toEqual([]);
  });
});
