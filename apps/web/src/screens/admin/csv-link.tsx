import { useTranslation } from 'react-i18next';

import { LinkButton } from '../../design/link-button.js';

/** A table to take along. `name` says which, where a page has several. */
export const CsvLink = ({ href, name }: { href: string; name: string }) => {
  const { t } = useTranslation();
  return (
    <LinkButton href={href} icon="download" download aria-label={t('partners:csv-of', { name })}>
      {t('partners:csv')}
    </LinkButton>
  );
};
