import { useTranslation } from 'react-i18next';

import type { CommunityLink, QuestionAsked as Question } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { communityHref } from './community-href.js';

interface QuestionAskedProps {
  readonly question: Question;
  readonly community: Pick<CommunityLink, 'name' | 'organisation'>;
}

/** For which question somebody is invited, with a link to it: here if they read it here, or else where it was asked. */
export const QuestionAsked = ({
  question: { title, slug, threadId, url },
  community,
}: QuestionAskedProps) => {
  const { t } = useTranslation();
  const href = threadId === null ? url : `${communityHref(community)}/t/${threadId}/${slug}`;
  return (
    <p>
      {t('skills:ask.about')} {href === null ? title : <AppLink href={href}>{title}</AppLink>}
    </p>
  );
};
