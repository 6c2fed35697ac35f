import { useTranslation } from 'react-i18next';

import type { DraftSummary } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Time } from '../../design/time.js';
import { communityHref } from '../communities/community-href.js';
import { editHref } from '../publishing/publication-href.js';
import { threadHref } from '../thread/thread-start.js';

const hrefOf = ({ community, thread, publicationId }: DraftSummary): string | undefined => {
  if (publicationId !== null) return editHref(publicationId);
  if (community === null) return undefined;
  if (thread === null) return communityHref(community, 'new');
  return threadHref(thread, community);
};

const Draft = ({ draft }: { draft: DraftSummary }) => {
  const { t } = useTranslation();
  const href = hrefOf(draft);
  const isArticle = draft.publicationId !== null;
  const untitled = t(isArticle ? 'publishing:blog.untitled' : 'communities:home.draft-untitled');
  const title = draft.thread?.title ?? (draft.title || untitled);
  return (
    <li className="gh-home__line">
      <div>
        {href === undefined ? <span>{title}</span> : <AppLink href={href}>{title}</AppLink>}
        <p className="gh-soft gh-small">
          {isArticle
            ? t('publishing:blog.draft')
            : (draft.community?.title ?? t('communities:home.draft-lost'))}
          {' · '}
          <Time value={draft.updatedAt} />
        </p>
      </div>
    </li>
  );
};

/** What one has begun to write and not sent. */
export const MyDrafts = ({ drafts }: { drafts: readonly DraftSummary[] }) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" data-gap="small">
      <h2 className="gh-home__side-title">{t('communities:home.drafts')}</h2>
      <ul className="gh-home__list">
        {drafts.map((draft) => (
          <Draft key={draft.place} draft={draft} />
        ))}
      </ul>
    </section>
  );
};
