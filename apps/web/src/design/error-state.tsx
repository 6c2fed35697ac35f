import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Banner } from './banner.js';
import { Button } from './button.js';

export interface ErrorStateProps {
  /** What could not be done. */
  readonly title: string;
  /** Why, and what to do next. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
}

/** A part of the page that could not be shown; the rest of the page stays usable. */
export const ErrorState = ({ title, children, onRetry }: ErrorStateProps) => {
  const { t } = useTranslation();
  return (
    <Banner
      tone="danger"
      title={title}
      urgent
      actions={
        onRetry && (
          <Button size="small" onPress={onRetry}>
            {t('common:action.try-again')}
          </Button>
        )
      }
    >
      {typeof children === 'string' ? <p>{children}</p> : children}
    </Banner>
  );
};
