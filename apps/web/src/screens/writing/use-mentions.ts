import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { suggestMentions, type MentionSuggestion } from '#libs/contracts';

import { call } from '../../api/call.js';
import { announce } from '../../shell/announcer.js';
import { mentionBefore } from './edit-text.js';

const ASK_AFTER = 150;

interface Field {
  readonly communityId: string;
  readonly text: string;
  readonly cursor: number;
  readonly onChoose: (text: string, cursor: number) => void;
}

const NONE: readonly MentionSuggestion[] = [];

/** Suggests people and communities while a mention is being typed. */
export const useMentions = ({ communityId, text, cursor, onChoose }: Field) => {
  const { t } = useTranslation();
  const [items, setItems] = useState(NONE);
  const [active, setActive] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const typed = mentionBefore(text, cursor);
  const query = typed === null || typed.at === closedAt ? null : typed.query;

  useEffect(() => {
    if (query === null) {
      setItems(NONE);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const asked = { params: { communityId }, query: { q: query } };
      call(suggestMentions, asked, { signal: stop.signal }).then(
        ({ suggestions }) => {
          setItems(suggestions);
          setActive(0);
          if (suggestions.length > 0) announce(t('discussion:mention.found', { count: suggestions.length }));
        },
        () => setItems(NONE),
      );
    }, ASK_AFTER);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [communityId, query, t]);

  const isOpen = query !== null && items.length > 0;
  const choose = (item: MentionSuggestion): void => {
    if (typed === null) return;
    const word = `${item.handle} `;
    onChoose(text.slice(0, typed.at) + word + text.slice(cursor), typed.at + word.length);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((at) => (at + step + items.length) % items.length);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const item = items[active];
      if (item) choose(item);
    } else if (event.key === 'Escape') setClosedAt(typed?.at ?? null);
    else return false;
    event.preventDefault();
    return true;
  };
  return { isOpen, items, active, choose, onKeyDown };
};
