import { useId } from 'react';

import { clockOf } from './clock.js';

interface MomentFieldProps {
  readonly label: string;
  readonly milliseconds: number;
  readonly onChange: (milliseconds: number) => void;
}

/** A moment in seconds; the arrow keys move it by a tenth of a second. */
export const MomentField = ({ label, milliseconds, onChange }: MomentFieldProps) => {
  const id = useId();
  return (
    <div className="gh-field caption-moment">
      <label className="gh-field__label" htmlFor={id}>
        {label} <span className="gh-soft">{clockOf(milliseconds / 1000)}</span>
      </label>
      <input
        id={id}
        className="gh-input"
        type="number"
        inputMode="decimal"
        min={0}
        step={0.1}
        value={milliseconds / 1000}
        onChange={(event) => onChange(Math.max(0, Math.round(Number(event.target.value) * 1000)))}
      />
    </div>
  );
};
