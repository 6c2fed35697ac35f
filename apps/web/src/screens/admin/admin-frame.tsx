import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { InstanceView, MeView } from '#libs/contracts';

import { useSession } from '../../app/session.js';
import type { IconName } from '../../design/icon.js';
import { OwnPages } from '../sections/own-pages.js';
import { SectionFrame } from '../sections/section-frame.js';

import './admin.css';

interface Part {
  readonly id: string;
  readonly href: string;
  readonly icon: IconName;
  /** Others are for administrators only. */
  readonly forModerators?: boolean;
  /** There only where other servers take part. */
  readonly federates?: boolean;
}

const PARTS = [
  { id: 'overview', href: '/admin', icon: 'home', forModerators: true },
  { id: 'members', href: '/admin/members', icon: 'people', forModerators: true },
  { id: 'invitations', href: '/admin/invitations', icon: 'send' },
  { id: 'communities', href: '/admin/communities', icon: 'communities' },
  { id: 'partners', href: '/admin/partners', icon: 'globe', federates: true },
  { id: 'mail', href: '/admin/mail', icon: 'mail' },
  { id: 'branding', href: '/admin/branding', icon: 'star' },
  { id: 'registration', href: '/admin/registration', icon: 'key' },
  { id: 'videos', href: '/admin/videos', icon: 'film' },
  { id: 'skills', href: '/admin/skills', icon: 'bulb', forModerators: true },
  { id: 'audit', href: '/admin/audit', icon: 'history' },
] as const satisfies readonly Part[];

export type AdminPart = (typeof PARTS)[number]['id'];

/** The parts of the administration that somebody may open. */
export const adminPartsFor = (
  me: MeView,
  { federation }: Pick<InstanceView, 'federation'>,
): readonly (Part & { readonly id: AdminPart })[] =>
  PARTS.filter(
    (part: Part) =>
      (me.role === 'admin' || (me.role === 'moderator' && part.forModerators === true)) &&
      (federation || part.federates !== true),
  );

interface AdminFrameProps {
  readonly part: AdminPart;
  readonly title?: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: (me: MeView) => ReactNode;
}

// i18n-keys: admin:part.*
/** A page of the administration beside the menu of what its reader may open; for others there is nothing. */
export const AdminFrame = ({ part, title, lead, actions, children }: AdminFrameProps) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const area = t('common:shell.admin');
  return (
    <OwnPages title={area} mayOpen={(me) => adminPartsFor(me, instance).some(({ id }) => id === part)}>
      {(me) => (
        <SectionFrame
          area={area}
          sections={adminPartsFor(me, instance).map(({ id, href, icon }) => ({
            href,
            icon,
            label: t(`admin:part.${id}`),
          }))}
          title={title ?? t(`admin:part.${part}`)}
          {...(lead !== undefined && { lead })}
          {...(actions !== undefined && { actions })}
        >
          {children(me)}
        </SectionFrame>
      )}
    </OwnPages>
  );
};
