import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  ProgressBar,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Icon, type IconName } from './icon.js';

import './button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'usual';
  readonly icon?: IconName;
  /** Shows only the icon; `children` stay as its name. */
  readonly iconOnly?: boolean;
  readonly children: ReactNode;
}

/** Takes the place of the words while what the button started is under way. */
const PendingDots = () => {
  const { t } = useTranslation();
  return (
    <ProgressBar className="gh-button__pending" aria-label={t('common:state.pending')} isIndeterminate>
      <span className="gh-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </ProgressBar>
  );
};

/** Starts something. While `isPending` it keeps its focus and width and ignores presses. */
export const Button = ({
  variant = 'secondary',
  size = 'usual',
  icon,
  iconOnly = false,
  children,
  ...rest
}: ButtonProps) => (
  <AriaButton
    {...rest}
    className="gh-button"
    data-variant={variant}
    data-size={size}
    data-icon-only={iconOnly || undefined}
  >
    {({ isPending }) => (
      <>
        <span className="gh-button__face">
          {icon && <Icon name={icon} />}
          <span className={iconOnly ? 'gh-hidden' : 'gh-button__text'}>{children}</span>
        </span>
        {isPending && <PendingDots />}
      </>
    )}
  </AriaButton>
);
