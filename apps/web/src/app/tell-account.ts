import { updatePreferences, type Preferences } from '#libs/contracts';

import { call } from '../api/call.js';

type Change = Partial<Preferences>;

/** What was chosen while an earlier change was on its way; of two at a time, the first could arrive last. */
let waiting: Change | null = null;
let isTelling = false;

const tellWaiting = async (): Promise<void> => {
  isTelling = true;
  while (waiting !== null) {
    const body = waiting;
    waiting = null;
    // The choice holds on this device whether or not the account could be told.
    await call(updatePreferences, { body }, { outlivesPage: true }).catch(() => undefined);
  }
  isTelling = false;
};

/** Keeps preferences on the account of whoever is signed in: one change after the other, the last choice last. */
export const tellAccount = (change: Change): void => {
  waiting = { ...waiting, ...change };
  if (!isTelling) void tellWaiting();
};
