import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Icon } from './icon.js';

import './error-summary.css';

export interface ErrorSummaryProps {
  /** Name of the field (its `name`) to what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** Labels of the fields, in their order on the page. */
  readonly labels: Readonly<Record<string, string>>;
}

const focusField = (name: string): void => {
  const field = document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  field?.focus();
};

/** All that a form's fields need, in one place; takes the focus whenever the errors change. */
export const ErrorSummary = ({ errors, labels }: ErrorSummaryProps) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const found = Object.keys(labels).filter((name) => errors[name] !== undefined);
  const signature = found.map((name) => `${name}:${errors[name]}`).join('|');
  useEffect(() => {
    if (signature !== '') box.current?.focus();
  }, [signature]);
  if (found.length === 0) return null;
  return (
    <div className="gh-error-summary" ref={box} tabIndex={-1} role="group" aria-labelledby="gh-error-summary">
      <h2 id="gh-error-summary">
        <Icon name="error" />
        {t('common:field.errors', { count: found.length })}
      </h2>
      <ul>
        {found.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => focusField(name)}>
              {labels[name]}
            </button>
            <span>{errors[name]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
