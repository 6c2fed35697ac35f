import type { HTMLInputAutoCompleteAttribute, Ref } from 'react';
import { Input, TextField as AriaTextField, type TextFieldProps as AriaProps } from 'react-aria-components';

import { FieldHelp, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.js';

export interface TextFieldProps
  extends Omit<AriaProps, 'className' | 'style' | 'children' | 'autoComplete'>, FieldTexts {
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. `name` ties it to the field errors of an answer. */
export const TextField = ({
  label,
  description,
  error,
  optional = false,
  placeholder,
  inputRef,
  ...rest
}: TextFieldProps) => (
  <AriaTextField
    {...rest}
    className="gh-field"
    validationBehavior="aria"
    isInvalid={error !== undefined}
    isRequired={!optional}
  >
    <FieldLabel label={label} optional={optional} />
    <FieldHelp>{description}</FieldHelp>
    <Input
      className="gh-input"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
    />
    <FieldProblem error={error} />
  </AriaTextField>
);
