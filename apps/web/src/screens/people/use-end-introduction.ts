import { endIntroduction } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSetMe } from '../../app/session.js';

/** Says that one would rather not introduce oneself now; nobody asks again. */
export const useEndIntroduction = (onDone?: () => void) => {
  const setMe = useSetMe();
  return useCommand(endIntroduction, {
    onDone: () => {
      setMe((me) => ({ ...me, needsIntroduction: false }));
      onDone?.();
    },
  });
};
