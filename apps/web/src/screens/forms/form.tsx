import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useHydrated } from '../../app/use-hydrated.js';

import './form.css';

interface FormProps {
  readonly onSubmit: () => void;
  readonly label?: string;
  readonly children: ReactNode;
  /** Buttons at the end; the main one first. */
  readonly actions: ReactNode;
}

/**
 * Fields one below the other. The browser does not check: the server's answers are better worded. Until scripts run
 * the fields are closed, since the browser would put what is typed, passwords too, into the address.
 */
export const Form = ({ onSubmit, label, children, actions }: FormProps) => {
  const { t } = useTranslation();
  const isReady = useHydrated();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form noValidate method="post" onSubmit={submit} aria-label={label}>
      <noscript>
        <p className="gh-form__notice">{t('common:form.needs-scripts')}</p>
      </noscript>
      <fieldset className="gh-form" disabled={!isReady}>
        {children}
        <div className="gh-row">{actions}</div>
      </fieldset>
    </form>
  );
};
