import { useState } from 'react';

/** What is typed into a search field. It follows what is asked for where that changes by itself, as by going back. */
export const useTyped = (asked: string) => {
  const [typed, setTyped] = useState(asked);
  const [former, setFormer] = useState(asked);
  if (former !== asked) {
    setFormer(asked);
    setTyped(asked);
  }
  return [typed, setTyped] as const;
};
