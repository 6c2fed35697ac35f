import { useTranslation } from 'react-i18next';

import { brandPalette } from '../../design/brand-colour.js';
import { Table, type Column } from '../../design/table.js';
import { contrastRows, type ContrastRow } from './contrast-rows.js';

// i18n-keys: admin:branding.theme.*
const useColumns = (): readonly Column<ContrastRow>[] => {
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
