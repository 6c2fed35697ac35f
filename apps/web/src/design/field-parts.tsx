import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Icon } from './icon.js';

import './field.css';

export interface FieldTexts {
  readonly label: string;
  readonly description?: ReactNode;
  /** What is wrong and what to do; its presence marks the field as invalid. */
  readonly error?: string | undefined;
  /** Says "(optional)" after the label; other fields are taken to be needed. */
  readonly optional?: boolean;
}

export const FieldLabel = ({ label, optional = false }: Pick<FieldTexts, 'label' | 'optional'>) => {
  const { t } = useTranslation();
  return (
    <Label className="gh-field__label">
      {label}
      {optional && <span className="gh-field__optional"> {t('common:field.optional')}</span>}
    </Label>
  );
};

export const FieldHelp = ({ children }: { children?: ReactNode }) =>
  children === undefined ? null : (
    <Text slot="description" className="gh-field__help">
      {children}
    </Text>
  );

export const FieldProblem = ({ error }: { error: string | undefined }) => (
  <FieldError className="gh-field__error">
    {error === undefined ? undefined : (
      <>
        <Icon name="error" size="small" />
        <span>{error}</span>
      </>
    )}
  </FieldError>
);
