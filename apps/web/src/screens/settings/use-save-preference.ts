import { updatePreferences, type Preferences } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSetMe } from '../../app/session.js';

/** Changes a preference of the person signed in: on the page at once, and back to what the account says if that fails. */
export const useSavePreference = (preferences: Preferences) => {
  const setMe = useSetMe();
  const keep = (chosen: Preferences): void => setMe((me) => ({ ...me, preferences: chosen }));
  const save = useCommand(updatePreferences, { onDone: keep, onFailed: () => keep(preferences) });
  const change = (changes: Partial<Preferences>): void => {
    keep({ ...preferences, ...changes });
    save.mutate({ body: changes });
  };
  return { change, problem: save.error };
};
