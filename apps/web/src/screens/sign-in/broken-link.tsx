import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Banner } from '../../design/banner.js';
import { Page } from '../../shell/page.js';

/** A link from an e-mail that was cut off, was used already, or is too old. */
export const BrokenLink = ({ title, children }: { title: string; children?: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <Page title={title} width="narrow">
      <Banner tone="warn" title={t('identity:link.title')}>
        <p>{t('identity:link.text')}</p>
      </Banner>
      {children !== undefined && <div className="gh-row">{children}</div>}
    </Page>
  );
};
