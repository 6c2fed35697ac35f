import { useLayoutEffect, useRef, type Ref } from 'react';
import { TextArea as AriaTextArea, TextField, type TextFieldProps } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { FieldHelp, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.js';

export interface TextAreaProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'>, FieldTexts {
  readonly placeholder?: string;
  readonly rows?: number;
  /** Most characters (code points); the count shows once nine tenths are used. */
  readonly most?: number;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
}

/** For browsers without `field-sizing`: as tall as the text. */
const useFittingHeight = (value: string) => {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null || CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 2}px`;
    // The height follows the text.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [value]);
  return box;
};

const Count = ({ value, most }: { value: string; most: number }) => {
  const { t } = useTranslation();
  const used = value.length < most * 0.9 ? 0 : [...value].length;
  if (used < most * 0.9) return null;
  return (
    <span className="gh-field__count" data-over={used > most || undefined}>
      {t('common:field.used', { count: used, most })}
    </span>
  );
};

/** Several lines of text; grows with its content. */
export const TextArea = ({
  label,
  description,
  error,
  optional = false,
  placeholder,
  rows = 4,
  most,
  areaRef,
  ...rest
}: TextAreaProps) => {
  const value = rest.value ?? '';
  const box = useFittingHeight(value);
  return (
    <TextField
      {...rest}
      className="gh-field"
      data-wide
      validationBehavior="aria"
      isInvalid={error !== undefined}
      isRequired={!optional}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHelp>{description}</FieldHelp>
      <AriaTextArea
        className="gh-input gh-textarea"
        rows={rows}
        ref={areaRef ?? box}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {most !== undefined && <Count value={value} most={most} />}
      <FieldProblem error={error} />
    </TextField>
  );
};
