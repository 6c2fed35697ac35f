import { useTranslation } from 'react-i18next';

import { brandPalette, type BrandTheme } from '../../design/brand-colour.js';

import './branding.css';

const THEMES = ['light', 'dark'] as const satisfies readonly BrandTheme[];

interface BrandPreviewProps {
  readonly colour: string;
  readonly name: string;
  readonly shortName: string;
}

const shortened = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
};

const Drawing = ({ colour, name, shortName, theme }: BrandPreviewProps & { theme: BrandTheme }) => {
  const { t } = useTranslation();
  const { solid, onSolid, onSolidSoft, ink, wash } = brandPalette(colour, theme);
  return (
    <svg viewBox="0 0 320 180" aria-hidden="true" focusable="false" fontSize="12">
      <rect width="320" height="180" className="gh-drawing__ground" />
      <rect width="320" height="44" fill={solid} />
      <path
        d="M14 11h20v11c0 6-4.500 9-10 11.500-5.500-2.500-10-5.500-10-11.500z"
        fill="none"
        stroke={onSolid}
        strokeWidth="1.8"
      />
      <text x="42" y="27" fill={onSolid} fontSize="14" fontWeight="680">
        {shortened(name, 22)}
      </text>
      <text x="306" y="27" fill={onSolidSoft} textAnchor="end">
        {shortened(shortName, 12)}
      </text>
      <rect x="14" y="58" width="292" height="108" rx="8" className="gh-drawing__surface" />
      <text x="28" y="82" className="gh-drawing__ink" fontSize="14" fontWeight="680">
        {t('admin:branding.sample-title')}
      </text>
      <text x="28" y="104" fill={ink} textDecoration="underline">
        {t('admin:branding.sample-link')}
      </text>
      <rect x="28" y="120" width="110" height="32" rx="6" fill={solid} />
      <text x="83" y="140" fill={onSolid} textAnchor="middle" fontWeight="560">
        {t('admin:branding.sample-button')}
      </text>
      <rect x="150" y="120" width="140" height="32" rx="6" fill={wash} />
      <text x="220" y="140" fill={ink} textAnchor="middle">
        {t('admin:branding.sample-chosen')}
      </text>
    </svg>
  );
};

/** The colour at work in light and dark, before it is saved. */
export const BrandPreview = (props: BrandPreviewProps) => {
  const { t } = useTranslation();
  return (
    <div className="gh-brand-previews">
      {THEMES.map((theme) => (
        <figure key={theme}>
          <div data-look={theme}>
            <Drawing {...props} theme={theme} />
          </div>
          <figcaption className="gh-soft gh-small">{t(`common:theme.${theme}`)}</figcaption>
        </figure>
      ))}
    </div>
  );
};
