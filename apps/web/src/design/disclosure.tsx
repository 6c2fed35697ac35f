import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';

import { Icon } from './icon.js';

import './disclosure.css';

export interface DisclosureProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly isOpenAtFirst?: boolean;
  readonly headingLevel?: 2 | 3 | 4;
}

/** More about something, for those who want it. */
export const Disclosure = ({ title, children, isOpenAtFirst = false, headingLevel = 3 }: DisclosureProps) => (
  <AriaDisclosure className="gh-disclosure" defaultExpanded={isOpenAtFirst}>
    <Heading level={headingLevel} className="gh-disclosure__head">
      <Button slot="trigger" className="gh-disclosure__button">
        <Icon name="chevron-right" size="small" />
        {title}
      </Button>
    </Heading>
    <DisclosurePanel className="gh-disclosure__panel">{children}</DisclosurePanel>
  </AriaDisclosure>
);
