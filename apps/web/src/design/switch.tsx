import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaProps } from 'react-aria-components';

import './choice.css';

export interface SwitchProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  readonly description?: ReactNode;
}

/** On or off, at once. */
export const Switch = ({ children, description, ...rest }: SwitchProps) => (
  <AriaSwitch {...rest} className="gh-choice">
    <span className="gh-choice__track" aria-hidden="true">
      <span className="gh-choice__thumb" />
    </span>
    <span className="gh-choice__words">
      {children}
      {description !== undefined && <span className="gh-choice__detail">{description}</span>}
    </span>
  </AriaSwitch>
);
