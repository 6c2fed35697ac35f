import { useRef } from 'react';

import { liveHub } from '../live/live-hub.js';

/** The server forgets that somebody is typing after six seconds. */
const TYPING_AGAIN_AFTER = 3000;

/** Tells the others in the thread that I am writing, and that I have stopped. */
export const useTyping = (threadId: string) => {
  const told = useRef(0);
  return (isWriting: boolean): void => {
    if (isWriting && Date.now() - told.current < TYPING_AGAIN_AFTER) return;
    if (!isWriting && told.current === 0) return;
    told.current = isWriting ? Date.now() : 0;
    liveHub.typing(threadId, isWriting);
  };
};
