import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';

import { FieldHelp, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.js';
import { Icon } from './icon.js';

import './list-box.css';
import './select.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps<Value extends string> extends FieldTexts {
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly name?: string;
  readonly isDisabled?: boolean;
}

// A list box gives its items a `value` of its own, so the option comes under another name.
const Option = ({ item: { value, label, description } }: { item: SelectOption<string> }) => (
  <ListBoxItem className="gh-option" id={value} textValue={label}>
    <Icon name="check" size="small" />
    <span>
      <Text slot="label">{label}</Text>
      {description !== undefined && (
        <Text slot="description" className="gh-option__detail">
          {description}
        </Text>
      )}
    </span>
  </ListBoxItem>
);

/** One of a few; use `RadioGroup` where all the choices should be seen at once. */
export const Select = <Value extends string>({
  label,
  description,
  error,
  optional = false,
  options,
  value,
  onChange,
  ...rest
}: SelectProps<Value>) => (
  <AriaSelect
    {...rest}
    className="gh-field"
    selectedKey={value}
    onSelectionChange={(key) => key !== null && onChange(key as Value)}
    validationBehavior="aria"
    isInvalid={error !== undefined}
  >
    <FieldLabel label={label} optional={optional} />
    <FieldHelp>{description}</FieldHelp>
    <Button className="gh-input gh-select">
      <SelectValue className="gh-select__value" />
      <Icon name="chevron-down" size="small" />
    </Button>
    <FieldProblem error={error} />
    <Popover className="gh-popover gh-popover--as-wide">
      <ListBox className="gh-list-box" items={options.map((option) => ({ ...option, id: option.value }))}>
        {(option) => <Option item={option} />}
      </ListBox>
    </Popover>
  </AriaSelect>
);
