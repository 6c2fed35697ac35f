import type { FormEvent, ReactNode } from 'react';

import './form.css';

interface FormProps {
  readonly onSubmit: () => void;
  readonly label?: string;
  readonly children: ReactNode;
  /** Buttons at the end; the main one first. */
  readonly actions: ReactNode;
}

/** Fields one below the other. The browser does not check: the server's answers are better worded. */
export const Form = ({ onSubmit, label, children, actions }: FormProps) => {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form className="gh-form" noValidate onSubmit={submit} aria-label={label}>
      {children}
      <div className="gh-row">{actions}</div>
    </form>
  );
};
