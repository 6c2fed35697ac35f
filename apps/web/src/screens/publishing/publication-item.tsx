import { useTranslation } from 'react-i18next';

import type { PublicationSummary } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Byline } from '../../design/byline.js';
import { Prose } from '../../design/prose.js';
import { ReactionBar } from '../../design/reaction-bar.js';
import { Time } from '../../design/time.js';
import { bylineOf } from '../people/byline-of.js';
import { AudienceLine } from './audience.js';
import { DeletePublication } from './delete-publication.js';
import { publicationHref } from './publication-href.js';
import { usePublicationReaction } from './use-publication-reaction.js';

import './publishing.css';

interface PublicationProps {
  readonly publication: PublicationSummary;
}

const When = ({ publication }: PublicationProps) => {
  const { t } = useTranslation();
  const { publishedAt, editedAt } = publication;
  if (publishedAt === null) return null;
  return (
    <>
      <AppLink href={publicationHref(publication)}>
        <Time value={publishedAt} />
      </AppLink>
      {editedAt !== null && <span> · {t('publishing:edited')}</span>}
    </>
  );
};

/** Who publishes it, for whom and since when. */
export const PublicationByline = ({ publication }: PublicationProps) => (
  <Byline
    {...bylineOf(publication.author)}
    when={
      <>
        <When publication={publication} /> · <AudienceLine audience={publication.audience} />
      </>
    }
  />
);

/** Reactions to it. */
export const PublicationReactions = ({ publication }: PublicationProps) => {
  const react = usePublicationReaction(publication.id);
  return (
    <ReactionBar
      reactions={publication.reactions}
      onToggle={react}
      isReadOnly={!publication.permissions.canAnswer}
    />
  );
};

/** The way to where it was published, which is where it can be answered. */
export const PublishedElsewhere = ({ publication: { url, author } }: PublicationProps) => {
  const { t } = useTranslation();
  if (url === null) return null;
  return (
    <a href={url} rel="noopener noreferrer">
      {t('publishing:elsewhere', { host: author.organisation.host })}
    </a>
  );
};

/** What others said of it, or the way to where that can be said. */
const Answers = ({ publication }: PublicationProps) => {
  const { t } = useTranslation();
  if (publication.url !== null) return <PublishedElsewhere publication={publication} />;
  return (
    <>
      <PublicationReactions publication={publication} />
      <AppLink href={`${publicationHref(publication)}#comments`}>
        {t('publishing:comments.count', { count: publication.commentCount })}
      </AppLink>
    </>
  );
};

const Foot = ({ publication }: PublicationProps) => {
  const { permissions, kind } = publication;
  return (
    <div className="gh-row publication__foot">
      <Answers publication={publication} />
      {kind === 'status' && permissions.canDelete && <DeletePublication publication={publication} />}
    </div>
  );
};

// i18n-keys: publishing:said.*
/** An article or a status in a list, with who wrote it. */
export const PublicationItem = ({ publication }: PublicationProps) => {
  const { kind, title, html, excerpt, language, author } = publication;
  const { t } = useTranslation();
  return (
    <article className="publication" aria-label={t(`publishing:said.${kind}`, { name: author.displayName })}>
      <PublicationByline publication={publication} />
      {kind === 'status' ? (
        <Prose html={html} lang={language} size="usual" />
      ) : (
        <>
          <h3 lang={language} className="publication__title">
            <AppLink href={publicationHref(publication)}>{title}</AppLink>
          </h3>
          <p lang={language}>{excerpt}</p>
        </>
      )}
      <Foot publication={publication} />
    </article>
  );
};
