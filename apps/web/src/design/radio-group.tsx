import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';

import { FieldHelp, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.js';
import { Icon, type IconName } from './icon.js';

import './choice.css';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps<Value extends string> extends FieldTexts {
  readonly options: readonly RadioOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Cards for choices that need a sentence each, such as who can see a community. */
  readonly look?: 'list' | 'cards' | 'row';
  readonly name?: string;
  readonly isDisabled?: boolean;
}

const Choice = ({ value, label, description, icon, isDisabled = false }: RadioOption<string>) => (
  <Radio value={value} isDisabled={isDisabled} className="gh-choice">
    <span className="gh-choice__dot" aria-hidden="true" />
    <span className="gh-choice__words">
      {label}
      {description !== undefined && <span className="gh-choice__detail">{description}</span>}
    </span>
    {icon && <Icon name={icon} />}
  </Radio>
);

/** One of several, all in view. */
export const RadioGroup = <Value extends string>({
  label,
  description,
  error,
  optional = false,
  options,
  onChange,
  look = 'list',
  ...rest
}: RadioGroupProps<Value>) => (
  <AriaRadioGroup
    {...rest}
    className="gh-field gh-radio-group"
    data-look={look}
    data-wide={look === 'cards' || undefined}
    onChange={(value) => onChange(value as Value)}
    validationBehavior="aria"
    isInvalid={error !== undefined}
  >
    <FieldLabel label={label} optional={optional} />
    <FieldHelp>{description}</FieldHelp>
    <div className="gh-radio-group__options">
      {options.map((option) => (
        <Choice key={option.value} {...option} />
      ))}
    </div>
    <FieldProblem error={error} />
  </AriaRadioGroup>
);
