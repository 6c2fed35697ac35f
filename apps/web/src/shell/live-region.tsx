import { useSyncExternalStore } from 'react';

import { announcer } from './announcer.js';

/** The page's only live region; everything that is announced goes through it. */
export const LiveRegion = () => {
  const message = useSyncExternalStore(announcer.subscribe, announcer.current, () => '');
  return (
    <div className="gh-hidden" role="status" aria-live="polite" aria-atomic="true">
      {message}
    </div>
  );
};
