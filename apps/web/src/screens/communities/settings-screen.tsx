import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { hasSettings } from './community-frame.js';
import { CommunityPage } from './community-page.js';
import { EndOfCommunity } from './end-of-community.js';
import { PresentationForm } from './presentation-form.js';
import { VisibilityForm } from './visibility-form.js';

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="gh-stack gh-new-thread">
    <h2>{title}</h2>
    {children}
  </section>
);

/** How a community presents itself, who sees it, and its end: for those who look after it. */
export const CommunitySettingsScreen = () => {
  const { t } = useTranslation();
  return (
    <CommunityPage tab="settings" isFor={hasSettings}>
      {(community) => (
        <>
          {community.permissions.canManage && (
            <Part title={t('communities:settings.presentation')}>
              <PresentationForm key={community.id} community={community} />
            </Part>
          )}
          {community.permissions.canChangeVisibility && (
            <Part title={t('communities:field.visibility')}>
              <VisibilityForm key={community.visibility} community={community} />
            </Part>
          )}
          <EndOfCommunity community={community} />
        </>
      )}
    </CommunityPage>
  );
};
