import { useTranslation } from 'react-i18next';

import { captionLooks, type CaptionStyle } from '#libs/contracts';

import { Choice } from './player-choices.js';
import type { Captions } from './use-captions.js';

const OFF = 'off';
const { sizes, colours, positions } = captionLooks;

/** Captions in which language; nothing where there are none. */
export const CaptionChoice = ({ captions }: { captions: Captions }) => {
  const { t } = useTranslation();
  if (captions.language === undefined) return null;
  return (
    <Choice
      label={t('video:control.captions')}
      value={captions.isOff ? OFF : captions.language}
      options={[
        { value: OFF, label: t('video:control.captions-off') },
        ...captions.languages.map((value) => ({ value, label: t(`discussion:language.${value}`) })),
      ]}
      onChange={(value) => captions.choose(value === 'en' || value === 'cy' ? value : null)}
    />
  );
};

const Choices = ({ captions: { style, restyle } }: { captions: Captions }) => {
  const { t } = useTranslation();
  const wordsFor = (kind: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`video:caption-style.${kind}.${value}`) }));
  // i18n-keys: video:caption-style.*
  return (
    <>
      <Choice
        label={t('video:control.caption-size')}
        value={String(style.size)}
        options={sizes.map((size) => ({ value: String(size), label: `${size} %` }))}
        onChange={(value) => restyle({ size: sizes.find((size) => String(size) === value) ?? 100 })}
      />
      <Choice
        label={t('video:caption-style.colours')}
        value={style.colours}
        options={wordsFor('colours', colours)}
        onChange={(value) => restyle({ colours: value as CaptionStyle['colours'] })}
      />
      <Choice
        label={t('video:caption-style.position')}
        value={style.position}
        options={wordsFor('position', positions)}
        onChange={(value) => restyle({ position: value as CaptionStyle['position'] })}
      />
    </>
  );
};

/** How captions look; nothing where there are none to be seen. */
export const CaptionLook = ({ captions }: { captions: Captions }) => {
  const { t } = useTranslation();
  if (captions.language === undefined || captions.isOff) return null;
  return (
    <details className="video-look">
      <summary>{t('video:caption-style.title')}</summary>
      <div className="video-look__choices">
        <Choices captions={captions} />
      </div>
    </details>
  );
};
