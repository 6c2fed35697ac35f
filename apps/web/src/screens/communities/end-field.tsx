import { useTranslation } from 'react-i18next';

import { TextField } from '../../design/text-field.js';

/** The last moment of a day as typed into a date field (`2026-12-31`), in UTC; `null` for no end. */
export const endOfDay = (day: string): string | null => {
  const end = new Date(`${day}T23:59:59`);
  return day === '' || Number.isNaN(end.getTime()) ? null : end.toISOString();
};

interface EndFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** The day until which something lasts; empty for no end. */
export const EndField = ({ label, value, onChange, error }: EndFieldProps) => {
  const { t } = useTranslation();
  return (
    <TextField
      label={label}
      description={t('communities:member.end-help')}
      type="date"
      optional
      value={value}
      onChange={onChange}
      error={error}
    />
  );
};
