import { useTranslation } from 'react-i18next';

import type { PostView } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Icon } from '../../design/icon.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';
import { plainWords, shorten, type PostPlace } from './post-text.js';
import { threadHref } from './thread-start.js';

const MOST = 320;

/** The answer to a question, right below it, with the way to the whole of it. */
export const AcceptedAnswer = ({ post, place }: { post: PostView; place: PostPlace }) => {
  const { t } = useTranslation();
  const { author } = post;
  return (
    <aside className="thread-answer" aria-labelledby="thread-answer-title">
      <h2 className="thread-answer__title" id="thread-answer-title">
        <Icon name="check-circle" />
        {t('discussion:answer.accepted')}
      </h2>
      <p className="gh-row">
        <strong>{author.displayName}</strong>
        <OrganisationBadge {...author.organisation} />
      </p>
      <p lang={post.language}>{shorten(plainWords(post.html), MOST)}</p>
      <AppLink href={threadHref(place.thread, place.community, post.number)}>
        {t('discussion:answer.read')}
      </AppLink>
    </aside>
  );
};
