import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { readPublication, type PublicationView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe, useSession } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { ErrorState } from '../../design/error-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Prose } from '../../design/prose.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { personHref } from '../people/person-href.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';
import { ReportButton } from '../thread/report-button.js';
import { Comments } from './comments.js';
import { DeletePublication } from './delete-publication.js';
import { editHref, publicationHref } from './publication-href.js';
import { PublicationByline, PublicationReactions, PublishedElsewhere } from './publication-item.js';
import { usePublicationLive } from './use-publication-live.js';
import { Wordings } from './wordings.js';

interface PublicationProps {
  readonly publication: PublicationView;
}

/** What whoever may change or delete it finds here, and whoever may tell that something is wrong with it. */
const Acts = ({ publication }: PublicationProps) => {
  const { t } = useTranslation();
  const me = useMe();
  const { id, kind, author, version, permissions } = publication;
  const list = `${personHref(author)}/${kind === 'article' ? 'blog' : 'updates'}`;
  return (
    <>
      {permissions.canEdit && (
        <LinkButton href={editHref(id)} icon="edit">
          {t('publishing:edit')}
        </LinkButton>
      )}
      {permissions.canSeeHistory && version > 1 && <Wordings publication={publication} />}
      {permissions.canDelete && <DeletePublication publication={publication} leadsTo={list} />}
      {me !== null && me.person.id !== author.id && (
        <ReportButton
          subjectKind="publication"
          subjectId={id}
          name={author.displayName}
          label={t('publishing:report')}
        />
      )}
    </>
  );
};

/** What search engines and previews of links are told, of what everybody may read. */
const useHeadOf = (publication: PublicationView) => {
  const { host } = useSession().instance;
  // Search engines find it where it was published.
  if (publication.audience !== 'public' || publication.url !== null) return { unlisted: true };
  return {
    description: publication.excerpt,
    canonical: `https://${host}${publicationHref(publication)}`,
    type: 'article' as const,
  };
};

const Publication = ({ publication }: PublicationProps) => {
  const { t } = useTranslation();
  usePublicationLive(publication.id);
  const { kind, title, html, language, author, publishedAt } = publication;
  const name = author.displayName;
  return (
    <Page
      title={
        kind === 'article' ? title || t('publishing:blog.untitled') : t('publishing:said.status', { name })
      }
      over={
        <AppLink href={`${personHref(author)}/${kind === 'article' ? 'blog' : 'updates'}`}>{name}</AppLink>
      }
      lead={<PublicationByline publication={publication} />}
      actions={<Acts publication={publication} />}
      width="narrow"
      head={useHeadOf(publication)}
    >
      {publishedAt === null && <Banner title={t('publishing:not-published')} />}
      <Prose html={html} lang={language} />
      <PublishedElsewhere publication={publication} />
      {publishedAt !== null && publication.url === null && (
        <>
          <PublicationReactions publication={publication} />
          <Comments publication={publication} />
        </>
      )}
    </Page>
  );
};

/** An article or a status by itself. What the reader may not know of looks like what does not exist. */
export const PublicationScreen = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const isSignedIn = useMe() !== null;
  const { publication: publicationId } = useParams({ strict: false }) as { publication: string };
  const { data, error, refetch } = useOperation(readPublication, { params: { publicationId } });
  if (data !== undefined) return <Publication publication={data} />;
  if (error?.status === 404 || error?.status === 400)
    return isSignedIn ? <NotFoundPage /> : <SignInNeeded title={t('publishing:blog.title')} />;
  return (
    <Page title={t('publishing:blog.title')} width="narrow">
      {error === null ? (
        <Skeleton count={6} />
      ) : (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {problemText(error).detail}
        </ErrorState>
      )}
    </Page>
  );
};
