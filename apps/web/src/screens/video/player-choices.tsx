import { useTranslation } from 'react-i18next';

import type { Player } from './use-player.js';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** The browser's own list: it also opens above a player that fills the screen. */
export const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <label className="video-choice">
    <span>{label}</span>
    <select value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
);

const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
const AUTOMATIC = 'auto';

/** How fast it plays. */
export const SpeedChoice = ({ player }: { player: Player }) => {
  const { t, i18n } = useTranslation();
  const { speed } = player.playback;
  const format = new Intl.NumberFormat(i18n.language === 'cy' ? 'en-GB' : i18n.language);
  return (
    <Choice
      label={t('video:control.speed')}
      value={String(speed)}
      options={SPEEDS.map((value) => ({ value: String(value), label: `${format.format(value)}×` }))}
      onChange={(value) => player.setSpeed(Number(value))}
    />
  );
};

/** How fine the picture is; nothing where there is no choice. */
export const QualityChoice = ({ player: { source } }: { player: Player }) => {
  const { t } = useTranslation();
  if (source.rungs.length < 2) return null;
  return (
    <Choice
      label={t('video:control.quality')}
      value={source.chosen === null ? AUTOMATIC : String(source.chosen)}
      options={[
        { value: AUTOMATIC, label: t('video:control.automatic') },
        ...source.rungs.map(({ level, side }) => ({ value: String(level), label: `${side}p` })),
      ]}
      onChange={(value) => source.choose(value === AUTOMATIC ? null : Number(value))}
    />
  );
};
