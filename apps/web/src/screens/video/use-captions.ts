import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideoCaptions, type CaptionStyle, type CaptionsView, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useKeepPreference } from '../../app/preferences.js';
import { useMe } from '../../app/session.js';
import { keepHere, readKept } from '../writing/kept-here.js';

type Language = CaptionsView['language'];

const KEPT_AS = 'guildhall-captions';
const USUAL: CaptionStyle = { isOff: false, size: 100, colours: 'white-on-black', position: 'bottom' };

/** How this reader likes captions: kept with the account, or on this device for those who have none. */
const useCaptionStyle = () => {
  const me = useMe();
  const keepPreference = useKeepPreference();
  const [here, setHere] = useState(() => ({ ...USUAL, ...readKept<CaptionStyle>(KEPT_AS) }));
  const style = me === null ? here : (me.preferences.captionStyle ?? here);
  return {
    style,
    change: (how: Partial<CaptionStyle>): void => {
      const next = { ...style, ...how };
      setHere(next);
      keepHere(KEPT_AS, next);
      keepPreference({ captionStyle: next });
    },
  };
};

const NO_CUES: CaptionsView['cues'] = [];

/** The captions of a video: on from the start, in the language of the page where there are any. */
export const useCaptions = ({ id: videoId, captions, language: spoken }: VideoView) => {
  const { i18n } = useTranslation();
  const { style, change } = useCaptionStyle();
  const [wished, setWished] = useState<Language>();
  const wishes = [wished, i18n.language, spoken, captions[0]?.language];
  const language = wishes.map((wish) => captions.find((each) => each.language === wish)).find(Boolean);
  const params = { videoId, language: language?.language ?? spoken };
  const { data } = useOperation(readVideoCaptions, { params }, { enabled: language !== undefined });
  return {
    languages: captions.map((each) => each.language),
    /** What is shown beside the picture, and on it unless captions are off; `undefined` where there are none. */
    language: language?.language,
    isDraft: language?.isDraft === true,
    cues: data?.cues ?? NO_CUES,
    isOff: style.isOff,
    style,
    restyle: change,
    choose: (choice: Language | null): void => {
      if (choice !== null) setWished(choice);
      change({ isOff: choice === null });
    },
  };
};

export type Captions = ReturnType<typeof useCaptions>;
