import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { useShortcut } from '../../shell/shortcuts.js';

/** Room above the post that was gone to. */
const MARGIN = 8;

const goTo = (list: HTMLElement | null, step: 1 | -1): void => {
  const posts = [...(list?.querySelectorAll<HTMLElement>('[data-post]') ?? [])];
  if (posts.length === 0) return;
  const focused = posts.findIndex((post) => post.contains(document.activeElement));
  const inView = posts.findIndex((post) => post.getBoundingClientRect().bottom > MARGIN);
  const from = focused >= 0 ? focused + step : Math.max(inView, 0);
  const next = posts[Math.min(Math.max(from, 0), posts.length - 1)];
  next?.scrollIntoView({ block: 'start' });
  next?.focus({ preventScroll: true });
};

interface PostKeys {
  readonly list: RefObject<HTMLElement | null>;
  /** `null` where the reader may not reply. */
  readonly onReply: (() => void) | null;
}

/** `j` and `k` go from post to post, `r` goes to the reply box. */
export const usePostKeys = ({ list, onReply }: PostKeys): void => {
  const { t } = useTranslation();
  useShortcut('j', t('discussion:key.next'), () => goTo(list.current, 1));
  useShortcut('k', t('discussion:key.previous'), () => goTo(list.current, -1));
  useShortcut('r', t('discussion:key.reply'), () => onReply?.());
};
