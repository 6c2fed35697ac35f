import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideoCaptions, type CaptionsView, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { keepHere, readKept } from '../writing/kept-here.js';

type Language = CaptionsView['language'];

/** How a reader likes captions, kept on this device. */
interface Liking {
  readonly isOff: boolean;
  /** Per cent of the browser's own size. */
  readonly size: number;
}

const KEPT_AS = 'guildhall-captions';
const USUAL: Liking = { isOff: false, size: 100 };

const NO_CUES: CaptionsView['cues'] = [];

/** The captions of a video: on from the start, in the language of the page where there are any. */
export const useCaptions = ({ id: videoId, captions, language: spoken }: VideoView) => {
  const { i18n } = useTranslation();
  const [liking, setLiking] = useState<Liking>(() => ({ ...USUAL, ...readKept<Liking>(KEPT_AS) }));
  const [wished, setWished] = useState<Language>();
  const wishes = [wished, i18n.language, spoken, captions[0]?.language];
  const language = wishes.map((wish) => captions.find((each) => each.language === wish)).find(Boolean);
  const params = { videoId, language: language?.language ?? spoken };
  const { data } = useOperation(readVideoCaptions, { params }, { enabled: language !== undefined });
  const keep = (change: Partial<Liking>): void => {
    const next = { ...liking, ...change };
    setLiking(next);
    keepHere(KEPT_AS, next);
  };
  return {
    languages: captions.map((each) => each.language),
    /** What is shown beside the picture, and on it unless captions are off; `undefined` where there are none. */
    language: language?.language,
    isDraft: language?.isDraft === true,
    cues: data?.cues ?? NO_CUES,
    isOff: liking.isOff,
    size: liking.size,
    choose: (choice: Language | null): void => {
      if (choice !== null) setWished(choice);
      keep({ isOff: choice === null });
    },
    setSize: (size: number): void => keep({ size }),
  };
};

export type Captions = ReturnType<typeof useCaptions>;
