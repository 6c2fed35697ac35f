import { useEffect } from 'react';

import type { CaptionStyle, CaptionsView } from '#libs/contracts';

type Cue = CaptionsView['cues'][number];

interface Shown {
  /** `undefined` shows nothing. */
  readonly language: CaptionsView['language'] | undefined;
  readonly cues: readonly Cue[];
  readonly position: CaptionStyle['position'];
}

/** A text track cannot be taken away again, so that of a language is used again. */
const trackOf = (media: HTMLVideoElement, language: string): TextTrack =>
  [...media.textTracks].find((track) => track.language === language) ??
  media.addTextTrack('captions', language, language);

/** A cue's words are markup to the browser (WebVTT section 4.2.2). */
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const cueOf = ({ startMs, endMs, text, speaker }: Cue, position: Shown['position']): VTTCue => {
  const words = escaped(speaker === null ? text : `${speaker}: ${text}`);
  const cue = new VTTCue(startMs / 1000, endMs / 1000, words);
  // The first line of the picture; otherwise the browser counts up from the last.
  if (position === 'top') cue.line = 0;
  return cue;
};

/** Shows captions on the picture by the browser's own means, so that they are there in full screen too. */
export const useTextTrack = (media: HTMLVideoElement | null, { language, cues, position }: Shown): void => {
  useEffect(() => {
    if (media === null || language === undefined) return undefined;
    const track = trackOf(media, language);
    track.mode = 'showing';
    const shown = cues.map((cue) => cueOf(cue, position));
    for (const cue of shown) track.addCue(cue);
    return () => {
      // The cues of a track that is off cannot be reached.
      track.mode = 'hidden';
      for (const cue of shown) track.removeCue(cue);
      track.mode = 'disabled';
    };
  }, [media, language, cues, position]);
};
