import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { parseHex } from '../../design/contrast.js';
import { TextField } from '../../design/text-field.js';

import './branding.css';

interface ColourFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** A colour by its number, or chosen by eye. */
export const ColourField = ({ label, value, onChange, error }: ColourFieldProps) => {
  const { t } = useTranslation();
  const picker = useId();
  const readable = parseHex(value) !== undefined && value.length === 7;
  return (
    <div className="gh-colour">
      <TextField
        label={label}
        description={t('admin:branding.colour-help')}
        name="brandColour"
        spellCheck="false"
        value={value}
        onChange={onChange}
        error={error}
      />
      <div className="gh-colour__picker">
        <label htmlFor={picker} className="gh-soft gh-small">
          {t('admin:branding.pick')}
        </label>
        <input
          id={picker}
          type="color"
          value={readable ? value.toLowerCase() : '#000000'}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
};
