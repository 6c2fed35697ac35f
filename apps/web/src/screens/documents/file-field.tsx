import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import '../../design/field.css';

/** Endings of what may be added; what a file is, the server finds by its content. */
const TYPES = '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.md,.csv';

interface FileFieldProps {
  readonly error: string | undefined;
  readonly onChoose: (file: File | null) => void;
}

/** The browser's own choice of a file. */
export const FileField = ({ error, onChoose }: FileFieldProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="gh-field">
      <label className="gh-field__label" htmlFor={id}>
        {t('documents:file')}
      </label>
      <p id={`${id}-help`} className="gh-field__help">
        {t('documents:file-help')}
      </p>
      <input
        id={id}
        className="gh-input"
        type="file"
        accept={TYPES}
        aria-describedby={error === undefined ? `${id}-help` : `${id}-help ${id}-error`}
        aria-invalid={error !== undefined}
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="gh-field__error">
          {error}
        </p>
      )}
    </div>
  );
};
