import { endIntroduction } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSetSession } from '../../app/session.js';

/** Says that one would rather not introduce oneself now; nobody asks again. */
export const useEndIntroduction = (onDone?: () => void) => {
  const setSession = useSetSession();
  return useCommand(endIntroduction, {
    onDone: () => {
      setSession((session) =>
        session.me === null ? session : { ...session, me: { ...session.me, needsIntroduction: false } },
      );
      onDone?.();
    },
  });
};
