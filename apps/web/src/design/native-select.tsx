import { useId } from 'react';

import './field.css';
import './native-select.css';

export interface NativeSelectProps<Value extends string> {
  readonly label: string;
  readonly name: string;
  readonly value: Value | '';
  readonly options: readonly { readonly value: Value | ''; readonly label: string }[];
  readonly onChange: (value: Value | '') => void;
}

/** The browser's own list of choices, for forms that must work without scripts. */
export const NativeSelect = <Value extends string>({
  label,
  name,
  value,
  options,
  onChange,
}: NativeSelectProps<Value>) => {
  const id = useId();
  return (
    <div className="gh-field">
      <label className="gh-field__label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        className="gh-input gh-native-select"
        value={value}
        onChange={(event) => onChange(event.target.value as Value | '')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};
