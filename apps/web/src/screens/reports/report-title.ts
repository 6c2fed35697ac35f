import { useTranslation } from 'react-i18next';

import type { ReportView } from '#libs/contracts';

// i18n-keys: moderation:subject.*
// i18n-keys: moderation:about.*
/** What a report is about, in a few words. */
export const useReportTitle = (): ((report: ReportView) => string) => {
  const { t } = useTranslation();
  return ({ post, person, endorsement, document, published, community, subjectKind }) => {
    if (post !== null) return t('moderation:about.post', { name: post.author.displayName });
    if (person !== null) return t('moderation:about.person', { name: person.displayName });
    if (endorsement !== null) {
      return t('moderation:about.endorsement', { name: endorsement.endorser.displayName });
    }
    if (document !== null) return t('moderation:about.document', { name: document.author.displayName });
    if (published !== null) {
      const kind = subjectKind === 'comment' ? 'comment' : published.on.kind;
      return t(`moderation:about.${kind}`, { name: published.author.displayName });
    }
    if (subjectKind === 'community' && community !== null) {
      return t('moderation:about.community', { title: community.title });
    }
    return t(`moderation:subject.${subjectKind}`);
  };
};
