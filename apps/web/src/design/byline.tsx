import type { ReactNode } from 'react';

import { AppLink } from './app-link.js';
import { Avatar } from './avatar.js';
import { OrganisationBadge, type OrganisationBadgeProps } from './organisation-badge.js';

import './byline.css';

export interface BylineProps {
  readonly name: string;
  /** The person's page. */
  readonly href?: string | undefined;
  readonly picture?: string | null | undefined;
  readonly organisation: OrganisationBadgeProps;
  /** What the person does, in their own words. */
  readonly roleTitle?: string | undefined;
  /** Badges for what the person is in this community. */
  readonly badges?: ReactNode;
  /** When; usually a `Time` inside a link to the post. */
  readonly when?: ReactNode;
  /** A menu or button at the far end. */
  readonly actions?: ReactNode;
}

/** Who says this and on whose behalf: picture, name, organisation, role and time. */
export const Byline = ({
  name,
  href,
  picture,
  organisation,
  roleTitle = '',
  badges,
  when,
  actions,
}: BylineProps) => (
  <div className="gh-byline">
    <Avatar name={name} src={picture} />
    <div className="gh-byline__words">
      <div className="gh-byline__who">
        {href === undefined ? (
          <strong>{name}</strong>
        ) : (
          <AppLink href={href} className="gh-byline__name">
            {name}
          </AppLink>
        )}
        <OrganisationBadge {...organisation} />
        {badges}
      </div>
      {(roleTitle !== '' || when !== undefined) && (
        <p className="gh-byline__detail">
          {roleTitle !== '' && <span>{roleTitle}</span>}
          {when !== undefined && <span>{when}</span>}
        </p>
      )}
    </div>
    {actions !== undefined && <div className="gh-byline__actions">{actions}</div>}
  </div>
);
