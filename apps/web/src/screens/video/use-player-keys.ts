import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { useShortcut } from '../../shell/shortcuts.js';
import type { Chapters } from './use-chapters.js';
import { LEAP, type Player } from './use-player.js';

/** What the keys do while the focus is in the player; elsewhere on the page they keep their meaning. */
export const usePlayerKeys = (
  player: Player,
  chapters: Chapters,
  frame: RefObject<HTMLElement | null>,
): void => {
  const { t } = useTranslation();
  const play = t('video:key.play');
  const back = t('video:key.back', { count: LEAP });
  const forward = t('video:key.forward', { count: LEAP });
  useShortcut(' ', play, player.togglePlay, frame);
  useShortcut('k', play, player.togglePlay, frame);
  useShortcut('j', back, () => player.leap(-LEAP), frame);
  useShortcut('ArrowLeft', back, () => player.leap(-LEAP), frame);
  useShortcut('l', forward, () => player.leap(LEAP), frame);
  useShortcut('ArrowRight', forward, () => player.leap(LEAP), frame);
  useShortcut('m', t('video:key.mute'), player.toggleMute, frame);
  useShortcut('n', t('video:key.next-chapter'), chapters.next, frame);
  useShortcut('p', t('video:key.previous-chapter'), chapters.previous, frame);
  useShortcut('f', t('video:key.full-screen'), player.fullScreen.toggle, frame);
};
