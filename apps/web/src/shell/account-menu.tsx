import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import type { MeView } from '#libs/contracts';

import { fileUrl } from '../app/file-url.js';
import { Avatar } from '../design/avatar.js';
import { Menu, type MenuEntry } from '../design/menu.js';

/** One's own pages. */
export const AccountMenu = ({ me }: { me: MeView }) => {
  const { t } = useTranslation();
  const { person } = me;
  const duties: MenuEntry[] = [
    ...(me.reviewsReports
      ? [{ id: 'reports', label: t('common:shell.reports'), icon: 'flag', href: '/reports' } as const]
      : []),
    ...(me.role === 'member'
      ? []
      : [{ id: 'admin', label: t('common:shell.admin'), icon: 'shield', href: '/admin' } as const]),
  ];
  return (
    <Menu
      label={t('common:shell.account')}
      trigger={(props) => (
        <Button {...props} className="gh-account" aria-label={t('common:shell.account')}>
          <Avatar name={person.displayName} src={fileUrl(person.avatarFileId, '96')} />
        </Button>
      )}
      groups={[
        {
          id: 'pages',
          title: person.displayName,
          entries: [
            { id: 'profile', label: t('common:shell.profile'), icon: 'person', href: `/@${person.name}` },
            { id: 'settings', label: t('common:shell.settings'), icon: 'settings', href: '/settings' },
            ...duties,
            { id: 'sign-out', label: t('common:action.sign-out'), icon: 'sign-out', href: '/sign-out' },
          ],
        },
      ]}
      onAction={() => undefined}
    />
  );
};
