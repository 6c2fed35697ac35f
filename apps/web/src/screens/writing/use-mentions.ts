import { useState, type KeyboardEvent } from 'react';

import { mentionBefore } from './edit-text.js';
import { unknownIn, useLookUp, type MentionChoice } from './look-up-handle.js';
import { useSuggestions } from './use-suggestions.js';

interface Field {
  readonly communityId: string | null;
  readonly text: string;
  readonly cursor: number;
  readonly onChoose: (text: string, cursor: number) => void;
}

/** Suggests people and communities while a mention is being typed. */
export const useMentions = ({ communityId, text, cursor, onChoose }: Field) => {
  const typed = mentionBefore(text, cursor);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const query = typed === null || typed.at === closedAt ? null : typed.query;
  const found = useSuggestions(communityId, query);
  const { canLookUp, lookUp } = useLookUp();
  const isPerson = typed !== null && text[typed.at] === '@';
  const unknown = canLookUp && isPerson ? unknownIn(query, found) : null;
  const items: readonly MentionChoice[] = unknown === null ? found : [...found, unknown];
  const [chosen, setChosen] = useState({ query, at: 0 });
  const active = chosen.query === query ? Math.min(chosen.at, items.length - 1) : 0;
  const isOpen = query !== null && items.length > 0;

  const choose = (item: MentionChoice | undefined): void => {
    if (typed === null || item === undefined) return;
    if (item.kind === 'unknown') {
      lookUp(item);
      setClosedAt(typed.at);
      return;
    }
    const word = `${item.handle} `;
    onChoose(text.slice(0, typed.at) + word + text.slice(cursor), typed.at + word.length);
  };
  const go = (step: number): void => setChosen({ query, at: (active + step + items.length) % items.length });
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    Enter: () => choose(items[active]),
    Tab: () => choose(items[active]),
    Escape: () => setClosedAt(typed?.at ?? null),
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const act = isOpen ? keys[event.key] : undefined;
    if (act === undefined) return false;
    event.preventDefault();
    act();
    return true;
  };
  return { isOpen, items, active, choose, onKeyDown };
};
