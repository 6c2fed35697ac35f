import type { ReactElement } from 'react';
import { OverlayArrow, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

import './tooltip.css';

/** A few more words on a button or link; never the only place where something is said. */
export const Tooltip = ({ text, children }: { text: string; children: ReactElement }) => (
  <TooltipTrigger delay={500}>
    {children}
    <AriaTooltip className="gh-tooltip" offset={6}>
      <OverlayArrow className="gh-tooltip__arrow">
        <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
          <path d="M0 0 4 4 8 0" />
        </svg>
      </OverlayArrow>
      {text}
    </AriaTooltip>
  </TooltipTrigger>
);
