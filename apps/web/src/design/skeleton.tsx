import { useTranslation } from 'react-i18next';

import './skeleton.css';

export interface SkeletonProps {
  /** The shape of what is coming: lines of text, a list of people or posts, or cards. */
  readonly shape?: 'text' | 'list' | 'cards';
  readonly count?: number;
}

/** Stands in for content that is on its way, in about its size. */
export const Skeleton = ({ shape = 'text', count = 3 }: SkeletonProps) => {
  const { t } = useTranslation();
  return (
    <div className="gh-skeleton" data-shape={shape} role="status">
      <span className="gh-hidden">{t('common:state.loading')}</span>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className="gh-skeleton__item" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
};
