import { useTranslation } from 'react-i18next';

import { Choice } from './player-choices.js';
import type { Captions } from './use-captions.js';

const OFF = 'off';
const SIZES = [75, 100, 150, 200];

/** Captions in which language, and how large; nothing where there are none. */
export const CaptionChoices = ({ captions }: { captions: Captions }) => {
  const { t } = useTranslation();
  if (captions.language === undefined) return null;
  return (
    <>
      <Choice
        label={t('video:control.captions')}
        value={captions.isOff ? OFF : captions.language}
        options={[
          { value: OFF, label: t('video:control.captions-off') },
          ...captions.languages.map((value) => ({ value, label: t(`discussion:language.${value}`) })),
        ]}
        onChange={(value) => captions.choose(value === 'en' || value === 'cy' ? value : null)}
      />
      {!captions.isOff && (
        <Choice
          label={t('video:control.caption-size')}
          value={String(captions.size)}
          options={SIZES.map((size) => ({ value: String(size), label: `${size} %` }))}
          onChange={(value) => captions.setSize(Number(value))}
        />
      )}
    </>
  );
};
