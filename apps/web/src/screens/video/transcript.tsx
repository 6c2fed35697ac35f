import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CaptionsView } from '#libs/contracts';

import { SearchField } from '../../design/search-field.js';
import { clockOf } from './clock.js';
import type { Captions } from './use-captions.js';
import type { Player } from './use-player.js';

import './transcript.css';

type Cue = CaptionsView['cues'][number];

const ACCENTS = /\p{Mn}/gu;

/** Letters without their accents; every letter stays in its place. */
const folded = (words: string): string =>
  [...words].map((letter) => letter.normalize('NFD').replace(ACCENTS, '').toLowerCase()).join('');

/** The pieces of a text, each with whether it is what somebody looks for. */
const piecesOf = (text: string, wanted: string): { text: string; hit: boolean }[] => {
  const [letters, sought] = [[...text], folded(wanted.trim())];
  const plain = folded(text);
  if (sought === '' || plain.length !== letters.length) return [{ text, hit: false }];
  const pieces: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (let at = plain.indexOf(sought); at >= 0; at = plain.indexOf(sought, from)) {
    pieces.push({ text: letters.slice(from, at).join(''), hit: false });
    pieces.push({ text: letters.slice(at, at + sought.length).join(''), hit: true });
    from = at + sought.length;
  }
  return [...pieces, { text: letters.slice(from).join(''), hit: false }].filter((piece) => piece.text !== '');
};

interface LineProps {
  readonly cue: Cue;
  /** Its place among all lines, from 0. */
  readonly number: number;
  readonly wanted: string;
  readonly isNow: boolean;
  readonly onSeek: (seconds: number) => void;
}

const Line = ({ cue, number, wanted, isNow, onSeek }: LineProps) => (
  <li>
    <button
      type="button"
      className="video-line"
      aria-current={isNow ? 'true' : undefined}
      data-line={number}
      onClick={() => onSeek(cue.startMs / 1000)}
    >
      <span className="video-line__time">{clockOf(cue.startMs / 1000)}</span>
      <span>
        {cue.speaker !== null && <b>{cue.speaker}: </b>}
        {piecesOf(cue.text, wanted).map(({ text, hit }, at) =>
          // The pieces of one line have nothing but their place to tell them apart.
          // oxlint-disable-next-line react/no-array-index-key
          hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
        )}
      </span>
    </button>
  </li>
);

/** Keeps the line that is being said in sight, without moving the page or what somebody reads with the keyboard. */
const useFollowing = (now: number, isPlaying: boolean) => {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    const line = box?.querySelector<HTMLElement>(`[data-line="${now}"]`);
    if (box === null || line === null || line === undefined || !isPlaying) return;
    if (box.contains(document.activeElement) || box.matches(':hover')) return;
    const top = line.offsetTop - box.offsetTop;
    box.scrollTop = top - box.clientHeight / 3;
  }, [now, isPlaying]);
  return list;
};

/** What is said in the video, line by line: a press plays from there. */
export const Transcript = ({ captions, player }: { captions: Captions; player: Player }) => {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const { cues, language, isDraft } = captions;
  const now = cues.findLastIndex(({ startMs }) => startMs <= player.playback.time * 1000);
  const list = useFollowing(now, player.playback.isPlaying && wanted === '');
  if (language === undefined || cues.length === 0) return null;
  const sought = folded(wanted.trim());
  const shown = cues.map((cue, at) => ({ cue, at })).filter(({ cue }) => folded(cue.text).includes(sought));
  return (
    <section className="video-transcript" aria-label={t('video:transcript.title')}>
      <h2 className="video-transcript__title">{t('video:transcript.title')}</h2>
      {isDraft && <p className="gh-small gh-soft">{t('video:transcript.draft')}</p>}
      <SearchField label={t('video:transcript.search')} showLabel value={wanted} onChange={setWanted} />
      <p className="gh-small gh-soft" role="status">
        {sought === '' ? '' : t('video:transcript.found', { count: shown.length })}
      </p>
      <ol className="video-transcript__lines" ref={list} lang={language}>
        {shown.map(({ cue, at }) => (
          <Line key={at} number={at} cue={cue} wanted={wanted} isNow={at === now} onSeek={player.seek} />
        ))}
      </ol>
    </section>
  );
};
