import type { Ref } from 'react';
import { Button, Input, Label, SearchField as AriaSearchField } from 'react-aria-components';

import { Icon } from './icon.js';

import './search-field.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  readonly placeholder?: string;
  readonly showLabel?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Looks within a list; Escape clears it. */
export const SearchField = ({
  label,
  placeholder,
  showLabel = false,
  inputRef,
  ...rest
}: SearchFieldProps) => (
  <AriaSearchField {...rest} className="gh-search">
    <Label className={showLabel ? 'gh-field__label' : 'gh-hidden'}>{label}</Label>
    <span className="gh-search__box">
      <Icon name="search" />
      <Input
        className="gh-input gh-search__input"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <Button className="gh-search__clear">
        <Icon name="close" size="small" />
      </Button>
    </span>
  </AriaSearchField>
);
