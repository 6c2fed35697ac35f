import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';

import './progress-bar.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 100. */
  readonly value: number;
  /** In words, such as "3 of 12 MB"; a percentage otherwise. */
  readonly valueLabel?: string;
}

/** Progress of something long, with its number. Drawn as SVG, so that no inline style is needed. */
export const ProgressBar = ({ label, value, valueLabel }: ProgressBarProps) => (
  <AriaProgressBar
    className="gh-progress"
    value={value}
    {...(valueLabel === undefined ? {} : { valueLabel })}
  >
    {({ percentage = 0, valueText }) => (
      <>
        <span className="gh-progress__words">
          <Label>{label}</Label>
          <span className="gh-soft">{valueText}</span>
        </span>
        <svg className="gh-progress__track" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width={percentage} height="1" />
        </svg>
      </>
    )}
  </AriaProgressBar>
);
