import type { Ref } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Avatar } from './avatar.js';
import { FieldHelp, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.js';
import { Icon } from './icon.js';

import './list-box.css';
import './combo-box.css';

export interface ComboBoxItem {
  readonly id: string;
  readonly name: string;
  /** Role and organisation, or purpose: what tells two of the same name apart. */
  readonly detail?: string;
  readonly picture?: string | null;
}

export interface ComboBoxProps extends FieldTexts {
  /** What fits the text so far; the caller asks the server. */
  readonly items: readonly ComboBoxItem[];
  /** Which of them has been chosen; the list closes when this changes. */
  readonly chosenId: string | null;
  readonly inputValue: string;
  readonly onInputChange: (value: string) => void;
  readonly onChoose: (item: ComboBoxItem) => void;
  readonly isLoading?: boolean;
  readonly placeholder?: string;
  readonly name?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

const Option = ({ item }: { item: ComboBoxItem }) => (
  <ListBoxItem className="gh-option gh-person-option" id={item.id} textValue={item.name}>
    <Avatar name={item.name} src={item.picture} size="small" />
    <span>
      <Text slot="label">{item.name}</Text>
      {item.detail !== undefined && (
        <Text slot="description" className="gh-option__detail">
          {item.detail}
        </Text>
      )}
    </span>
  </ListBoxItem>
);

interface EntryProps {
  readonly placeholder: string | undefined;
  readonly inputRef: Ref<HTMLInputElement> | undefined;
}

/** Where the text goes, with the button that opens the list without typing. */
const Entry = ({ placeholder, inputRef }: EntryProps) => (
  <span className="gh-combo">
    <Input
      className="gh-input"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
    />
    <Button className="gh-combo__button">
      <Icon name="chevron-down" size="small" />
    </Button>
  </span>
);

/** What fits the text so far, or why there is nothing. */
const Options = ({ isLoading }: { isLoading: boolean }) => {
  const { t } = useTranslation();
  return (
    <Popover className="gh-popover gh-popover--as-wide">
      <ListBox<ComboBoxItem>
        className="gh-list-box"
        renderEmptyState={() => (isLoading ? t('common:state.loading') : t('common:list.no-match'))}
      >
        {(item) => <Option item={item} />}
      </ListBox>
    </Popover>
  );
};

/** Finds one of many by typing: people to mention or invite, communities, skills. */
export const ComboBox = ({
  label,
  description,
  error,
  optional = false,
  items,
  chosenId,
  onChoose,
  isLoading = false,
  placeholder,
  inputRef,
  ...rest
}: ComboBoxProps) => (
  <AriaComboBox
    {...rest}
    className="gh-field"
    items={items}
    selectedKey={chosenId}
    onSelectionChange={(key) => {
      const chosen = items.find(({ id }) => id === key);
      if (chosen) onChoose(chosen);
    }}
    allowsEmptyCollection
    allowsCustomValue
    menuTrigger="input"
    validationBehavior="aria"
    isInvalid={error !== undefined}
  >
    <FieldLabel label={label} optional={optional} />
    <FieldHelp>{description}</FieldHelp>
    <Entry placeholder={placeholder} inputRef={inputRef} />
    <FieldProblem error={error} />
    <Options isLoading={isLoading} />
  </AriaComboBox>
);
