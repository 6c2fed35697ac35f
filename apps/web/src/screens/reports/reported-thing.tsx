import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { getCommunity, type CommunityLink, type ReportView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { LinkButton } from '../../design/link-button.js';
import { Prose } from '../../design/prose.js';
import { Time } from '../../design/time.js';
import { communityHref } from '../communities/community-href.js';
import { documentHref } from '../documents/document-href.js';
import { publicationHref } from '../publishing/publication-href.js';
import { SkillName } from '../skills/skill-name.js';
import { PersonName } from './person-name.js';

type ReportedDocument = NonNullable<ReportView['document']>;
type ReportedWords = NonNullable<ReportView['published']>;
type ReportedPost = NonNullable<ReportView['post']>;

/** Leads to where something stands; only for those who may read there, because deciding a report does not open doors. */
const ContextLink = ({
  community,
  path,
  label,
}: {
  community: CommunityLink;
  path: string;
  label: string;
}) => {
  const { data } = useOperation(getCommunity, { params: { community: community.id } });
  if (!data?.canRead) return null;
  return (
    <div className="gh-row">
      <LinkButton href={`${communityHref(community)}${path}`} icon="speech">
        {label}
      </LinkButton>
    </div>
  );
};

interface WordsProps extends Pick<ReportedWords, 'html' | 'author' | 'createdAt' | 'isDeleted'> {
  /** Where they stand; empty where that has no name. */
  readonly about: string;
  /** What else is to be known of them. */
  readonly children?: ReactNode;
}

/** Words that somebody wrote. */
const Words = ({ html, author, createdAt, isDeleted, about, children }: WordsProps) => {
  const { t } = useTranslation();
  return (
    <article className="gh-reported gh-stack">
      <div className="gh-row">
        <strong>
          <PersonName person={author} />
        </strong>
        <span className="gh-soft gh-small">
          <Time value={createdAt} />
          {about !== '' && ` · ${about}`}
        </span>
        {isDeleted && <Badge tone="warn">{t('moderation:reported.deleted')}</Badge>}
        {children}
      </div>
      <Prose html={html} size="usual" />
    </article>
  );
};

const Post = ({ post, community }: { post: ReportedPost; community: CommunityLink | null }) => {
  const { t } = useTranslation();
  const { thread, number } = post;
  return (
    <>
      <Words {...post} about={thread.title}>
        {thread.isDeleted && <Badge tone="warn">{t('moderation:reported.thread-deleted')}</Badge>}
      </Words>
      {community !== null && (
        <ContextLink
          community={community}
          path={`/t/${thread.id}/${thread.slug}?at=${number}`}
          label={t('moderation:reported.context')}
        />
      )}
    </>
  );
};

const Document = ({ document }: { document: ReportedDocument }) => {
  const { t } = useTranslation();
  const { id, title, description, author, isDeleted } = document;
  return (
    <div className="gh-reported gh-stack" data-gap="small">
      <p>
        {isDeleted ? (
          <Badge tone="warn">{t('moderation:reported.deleted')}</Badge>
        ) : (
          <AppLink href={documentHref(id)}>{title}</AppLink>
        )}
      </p>
      {description !== '' && <p>{description}</p>}
      <p>
        <PersonName person={author} />
      </p>
    </div>
  );
};

const Published = ({ published }: { published: ReportedWords }) => {
  const { t } = useTranslation();
  const { on } = published;
  return (
    <>
      <Words {...published} about={on.title} />
      {on.isOpen && (
        <div className="gh-row">
          <LinkButton href={publicationHref(on)} icon="speech">
            {t('moderation:reported.page')}
          </LinkButton>
        </div>
      )}
    </>
  );
};

const Endorsement = ({ endorsement }: { endorsement: NonNullable<ReportView['endorsement']> }) => {
  const { t } = useTranslation();
  const { person, endorser, skill, isTakenDown } = endorsement;
  return (
    <div className="gh-reported gh-stack" data-gap="small">
      <p>
        {t('moderation:reported.endorsement')} <SkillName skill={skill} />{' '}
        {isTakenDown && <Badge tone="warn">{t('moderation:reported.taken-down')}</Badge>}
      </p>
      <p>
        {t('moderation:reported.endorser')} <PersonName person={endorser} />
      </p>
      <p>
        {t('moderation:reported.endorsed')} <PersonName person={person} />
      </p>
    </div>
  );
};

/** What was reported, as far as those who decide may see it: the post alone, not what stands around it. */
export const ReportedThing = ({ report }: { report: ReportView }) => {
  const { t } = useTranslation();
  const { post, person, endorsement, document, published, community } = report;
  if (endorsement !== null) return <Endorsement endorsement={endorsement} />;
  if (document !== null) return <Document document={document} />;
  if (published !== null) return <Published published={published} />;
  if (post !== null) return <Post post={post} community={community} />;
  if (person !== null) {
    return (
      <p className="gh-reported">
        <PersonName person={person} />
      </p>
    );
  }
  if (community !== null && report.subjectKind === 'community') {
    return (
      <>
        <p className="gh-reported">{community.title}</p>
        <ContextLink community={community} path="" label={t('moderation:reported.community')} />
      </>
    );
  }
  return <p className="gh-soft">{t('moderation:reported.gone')}</p>;
};
