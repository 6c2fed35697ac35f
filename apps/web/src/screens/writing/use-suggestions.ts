import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { suggestMentions, suggestMentionsOnPages, type MentionSuggestion } from '#libs/contracts';

import { call } from '../../api/call.js';
import { announce } from '../../shell/announcer.js';

const ASK_AFTER = 150;
const NONE: readonly MentionSuggestion[] = [];

/** `communityId` is `null` on people's own pages. */
const ask = (communityId: string | null, q: string, signal: AbortSignal) =>
  communityId === null
    ? call(suggestMentionsOnPages, { query: { q } }, { signal })
    : call(suggestMentions, { params: { communityId }, query: { q } }, { signal });

/** Whom a mention that begins like this could mean; nobody while `query` is `null`. */
export const useSuggestions = (
  communityId: string | null,
  query: string | null,
): readonly MentionSuggestion[] => {
  const { t } = useTranslation();
  const [found, setFound] = useState({ query: '', items: NONE });
  useEffect(() => {
    if (query === null) return undefined;
    const stop = new AbortController();
    const suggest = async (): Promise<void> => {
      const { suggestions } = await ask(communityId, query, stop.signal);
      setFound({ query, items: suggestions });
      const count = suggestions.length;
      if (count > 0) announce(t('discussion:mention.found', { count }));
    };
    const fail = (): void => {
      if (!stop.signal.aborted) setFound({ query, items: NONE });
    };
    const timer = setTimeout(() => void suggest().catch(fail), ASK_AFTER);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [communityId, query, t]);
  // Until the answer is there, those of a shorter beginning stay in view; those of another would be the wrong people.
  return query?.startsWith(found.query) ? found.items : NONE;
};
