import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaProps } from 'react-aria-components';

import { Icon } from './icon.js';

import './choice.css';

export interface CheckboxProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  readonly description?: ReactNode;
}

/** Yes or no, taking effect when the form is sent; `Switch` takes effect at once. */
export const Checkbox = ({ children, description, ...rest }: CheckboxProps) => (
  <AriaCheckbox {...rest} className="gh-choice">
    <span className="gh-choice__box" aria-hidden="true">
      <Icon name="check" size="small" />
    </span>
    <span className="gh-choice__words">
      {children}
      {description !== undefined && <span className="gh-choice__detail">{description}</span>}
    </span>
  </AriaCheckbox>
);
