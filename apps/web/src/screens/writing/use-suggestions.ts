import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { suggestMentions, type MentionSuggestion } from '#libs/contracts';

import { call } from '../../api/call.js';
import { announce } from '../../shell/announcer.js';

const ASK_AFTER = 150;
const NONE: readonly MentionSuggestion[] = [];

/** Whom a mention that begins like this could mean; nobody while `query` is `null`. */
export const useSuggestions = (communityId: string, query: string | null): readonly MentionSuggestion[] => {
  const { t } = useTranslation();
  const [items, setItems] = useState(NONE);
  useEffect(() => {
    if (query === null) return undefined;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const asked = { params: { communityId }, query: { q: query } };
      const { suggestions } = await call(suggestMentions, asked, { signal: stop.signal });
      setItems(suggestions);
      const count = suggestions.length;
      if (count > 0) announce(t('discussion:mention.found', { count }));
    };
    const timer = setTimeout(() => void ask().catch(() => setItems(NONE)), ASK_AFTER);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [communityId, query, t]);
  return query === null ? NONE : items;
};
