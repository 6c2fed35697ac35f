import { AppLink, type AppLinkProps } from './app-link.js';
import type { ButtonVariant } from './button.js';
import { Icon, type IconName } from './icon.js';

import './button.css';

export interface LinkButtonProps extends AppLinkProps {
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'usual';
  readonly icon?: IconName;
}

/** A link that is the next thing to do and so looks like a button. */
export const LinkButton = ({
  variant = 'secondary',
  size = 'usual',
  icon,
  children,
  ...rest
}: LinkButtonProps) => (
  <AppLink {...rest} className="gh-button" data-variant={variant} data-size={size}>
    <span className="gh-button__face">
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  </AppLink>
);
