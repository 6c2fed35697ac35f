import { useTranslation } from 'react-i18next';

import type { SearchHit } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { Avatar } from '../../design/avatar.js';
import { Card, CardLink } from '../../design/card.js';
import { Icon } from '../../design/icon.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';
import { Time } from '../../design/time.js';
import { communityHref } from '../communities/community-href.js';
import { documentHref } from '../documents/document-href.js';
import { personHref } from '../people/person-href.js';
import { commentAnchor, publicationHref } from '../publishing/publication-href.js';
import { threadHref } from '../thread/thread-start.js';
import { clockOf } from '../video/clock.js';

type Kind<K extends SearchHit['kind']> = Extract<SearchHit, { kind: K }>;

/** The words around what was found, with what was found marked. */
const Snippet = ({ parts }: { parts: SearchHit['snippet'] }) => (
  <>
    {parts.map(({ text, hit }, at) =>
      // The parts of one snippet have nothing but their place to tell them apart.
      // oxlint-disable-next-line react/no-array-index-key
      hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
    )}
  </>
);

const PostHit = ({ hit }: { hit: Kind<'post'> }) => {
  const { t } = useTranslation();
  const { post, thread, community, author } = hit;
  return (
    <>
      <p className="search-hit__over gh-small gh-soft">
        <Icon name="speech" size="small" /> {community.title}
      </p>
      <h2>
        <CardLink href={threadHref(thread, community, post.number)}>
          <Snippet parts={thread.title} />
        </CardLink>
      </h2>
      <p lang={post.language}>
        <Snippet parts={hit.snippet} />
      </p>
      <p className="gh-small gh-soft">
        {t('search:by', { name: author.displayName })} · <Time value={post.createdAt} />
      </p>
    </>
  );
};

const VideoHit = ({ hit }: { hit: Kind<'video'> }) => {
  const { t } = useTranslation();
  const { video, thread, community, author, speaker } = hit;
  const seconds = Math.floor(video.startMs / 1000);
  const at = clockOf(seconds);
  return (
    <>
      <p className="search-hit__over gh-small gh-soft">
        <Icon name="play" size="small" /> {community.title}
      </p>
      <h2>
        <CardLink href={`${threadHref(thread, community)}?t=${seconds}`}>
          {t('search:said-at', { title: thread.title, at })}
        </CardLink>
      </h2>
      <p lang={video.language}>
        {speaker !== null && <b>{speaker}: </b>}
        <Snippet parts={hit.snippet} />
      </p>
      <p className="gh-small gh-soft">
        {t('search:by', { name: author.displayName })} · <Time value={video.publishedAt} />
        {video.places > 1 && <> · {t('search:places', { count: video.places })}</>}
      </p>
    </>
  );
};

const DocumentHit = ({ hit }: { hit: Kind<'document'> }) => {
  const { t } = useTranslation();
  const { document, community, author } = hit;
  return (
    <>
      <p className="search-hit__over gh-small gh-soft">
        <Icon name="paperclip" size="small" /> {community.title}
      </p>
      <h2 lang={document.language}>
        <CardLink href={documentHref(document.id)}>
          <Snippet parts={document.title} />
        </CardLink>
      </h2>
      {hit.snippet.length > 0 && (
        <p lang={document.language}>
          <Snippet parts={hit.snippet} />
        </p>
      )}
      <p className="gh-small gh-soft">
        {t('search:by', { name: author.displayName })} · <Time value={document.updatedAt} />
        {document.page !== null && <> · {t('search:on-page', { page: document.page })}</>}
      </p>
    </>
  );
};

const CommentHit = ({ hit }: { hit: Kind<'comment'> }) => {
  const { t } = useTranslation();
  const { comment, publication, author } = hit;
  return (
    <>
      <p className="search-hit__over gh-small gh-soft">
        <Icon name="speech" size="small" /> {t('search:comment-on', { name: publication.author.displayName })}
      </p>
      <h2>
        <CardLink href={`${publicationHref(publication)}#${commentAnchor(comment.id)}`}>
          {publication.title || publication.excerpt}
        </CardLink>
      </h2>
      <p lang={comment.language}>
        <Snippet parts={hit.snippet} />
      </p>
      <p className="gh-small gh-soft">
        {t('search:by', { name: author.displayName })} · <Time value={comment.createdAt} />
      </p>
    </>
  );
};

const PersonHit = ({ hit: { person, snippet } }: { hit: Kind<'person'> }) => (
  <div className="search-hit__person">
    <Avatar name={person.displayName} src={fileUrl(person.avatarFileId, '96')} />
    <div>
      <h2 className="gh-row">
        <CardLink href={personHref(person)}>{person.displayName}</CardLink>
        <OrganisationBadge {...person.organisation} />
      </h2>
      {person.roleTitle !== '' && <p className="gh-soft">{person.roleTitle}</p>}
      {snippet.length > 0 && (
        <p className="gh-small">
          <Snippet parts={snippet} />
        </p>
      )}
    </div>
  </div>
);

const CommunityHit = ({ hit: { community, snippet } }: { hit: Kind<'community'> }) => (
  <>
    <h2 className="gh-row">
      <Icon name="communities" />
      <CardLink href={communityHref(community)}>{community.title}</CardLink>
    </h2>
    {snippet.length > 0 && (
      <p>
        <Snippet parts={snippet} />
      </p>
    )}
  </>
);

/** Something that was found, with the way to it. */
export const Hit = ({ hit }: { hit: SearchHit }) => (
  <Card as="li">
    {hit.kind === 'post' && <PostHit hit={hit} />}
    {hit.kind === 'video' && <VideoHit hit={hit} />}
    {hit.kind === 'document' && <DocumentHit hit={hit} />}
    {hit.kind === 'comment' && <CommentHit hit={hit} />}
    {hit.kind === 'person' && <PersonHit hit={hit} />}
    {hit.kind === 'community' && <CommunityHit hit={hit} />}
  </Card>
);

/** Tells hits apart. */
export const hitKey = (hit: SearchHit): string => {
  if (hit.kind === 'post') return hit.post.id;
  if (hit.kind === 'video') return hit.video.id;
  if (hit.kind === 'document') return hit.document.id;
  if (hit.kind === 'comment') return hit.comment.id;
  return hit.kind === 'person' ? hit.person.id : hit.community.id;
};
