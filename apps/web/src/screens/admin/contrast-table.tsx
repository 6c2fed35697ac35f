import { useTranslation } from 'react-i18next';

import { brandPalette, type BrandTheme } from '../../design/brand-colour.js';
import { contrast, parseHex } from '../../design/contrast.js';
import { Table, type Column } from '../../design/table.js';

/** Ground of the page on which links are read, as in tokens.css. */
const GROUNDS: Readonly<Record<BrandTheme, string>> = {
  light: '#f4f6f5',
  dark: '#101615',
  contrastLight: '#ffffff',
  contrastDark: '#000000',
};

const THEMES: readonly BrandTheme[] = ['light', 'dark', 'contrastLight', 'contrastDark'];

interface Row {
  readonly theme: BrandTheme;
  /** Contrast ratios, 1 to 21. */
  readonly onSolid: number;
  readonly ink: number;
}

const ratio = (one: string, other: string): number => {
  const [first, second] = [parseHex(one), parseHex(other)];
  return first === undefined || second === undefined ? 1 : contrast(first, second);
};

/** Contrast of text in each theme, as it will be shown. */
export const contrastRows = (colour: string): readonly Row[] =>
  THEMES.map((theme) => {
    const { solid, onSolid, ink } = brandPalette(colour, theme);
    return { theme, onSolid: ratio(onSolid, solid), ink: ratio(ink, GROUNDS[theme]) };
  });

// i18n-keys: admin:branding.theme.*
const useColumns = (): readonly Column<Row>[] => {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const written = (value: number): string => t('admin:branding.ratio', { ratio: number.format(value) });
  return [
    { id: 'theme', title: t('common:theme.title'), cell: ({ theme }) => t(`admin:branding.theme.${theme}`) },
    { id: 'header', title: t('admin:branding.on-solid'), cell: ({ onSolid }) => written(onSolid) },
    { id: 'links', title: t('admin:branding.links'), cell: ({ ink }) => written(ink) },
  ];
};

/** How well text in and on the brand colour can be read; the product moves the lightness until it can. */
export const ContrastTable = ({ colour }: { colour: string }) => {
  const { t } = useTranslation();
  const columns = useColumns();
  const isKept = brandPalette(colour, 'light').solid === colour.toLowerCase();
  return (
    <>
      <p>{isKept ? t('admin:branding.kept') : t('admin:branding.moved')}</p>
      <Table
        caption={t('admin:branding.contrast')}
        showCaption
        columns={columns}
        rows={contrastRows(colour)}
        rowKey={({ theme }) => theme}
      />
    </>
  );
};
