import type { Page } from 'playwright-core';

import { DIALOG, press, type Look } from './look.js';

const PATH = '/c/waste/videos/record';

/** Records for a moment. */
const record = async (page: Page): Promise<void> => {
  await press(['Start recording'], '.recorder-status[data-phase=recording]')(page);
  await page.getByText('Recording: 0:01').waitFor();
};

const recordAndFinish = async (page: Page): Promise<void> => {
  await record(page);
  await press(['Finish'], '.recorder-trim')(page);
};

const withoutRecorder = (page: Page): Promise<unknown> =>
  page.addInitScript(() => Object.defineProperty(window, 'MediaRecorder', { value: undefined }));

const refusing = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });

/** The recorder, from the choice of what to record to the recordings that are kept. */
export const RECORDER_LOOKS: readonly Look[] = [
  { as: 'member', path: PATH },
  { as: 'member', path: PATH, open: press(['Test picture and sound'], 'meter') },
  { as: 'member', path: PATH, open: record },
  { as: 'member', path: PATH, open: recordAndFinish },
  {
    as: 'member',
    path: PATH,
    open: async (page) => {
      await recordAndFinish(page);
      await press(['Record again'], DIALOG)(page);
    },
  },
  {
    as: 'member',
    path: PATH,
    open: async (page) => {
      await recordAndFinish(page);
      await press(['Keep it for later'], '.recorder-kept')(page);
    },
  },
  { as: 'member', path: PATH, before: refusing, open: press(['Start recording'], '[role=alert]') },
  { as: 'member', path: PATH, before: withoutRecorder },
];
