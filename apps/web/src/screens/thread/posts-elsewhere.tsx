import { useTranslation } from 'react-i18next';

import type { ThreadPage } from '#libs/contracts';

import { Badge } from '../../design/badge.js';
import { Banner } from '../../design/banner.js';

const isComplete = ({ home, thread }: ThreadPage): boolean =>
  home === null || home.postCount <= thread.postCount;

/** Says of a discussion that another server hosts that all of it is here. */
export const CompleteBadge = ({ page }: { page: ThreadPage }) => {
  const { t } = useTranslation();
  if (page.home === null || !isComplete(page)) return null;
  return <Badge icon="check">{t('discussion:elsewhere.complete')}</Badge>;
};

/** Says how much is here of a discussion that another server hosts, where that is not all. */
export const MissingPosts = ({ page }: { page: ThreadPage }) => {
  const { t } = useTranslation();
  const { home, thread } = page;
  if (home === null || isComplete(page)) return null;
  const numbers = { here: thread.postCount, all: home.postCount };
  return (
    <Banner>
      <p>
        {home.isBeingRead
          ? t('discussion:elsewhere.being-read', numbers)
          : t('discussion:elsewhere.incomplete', numbers)}
      </p>
    </Banner>
  );
};
