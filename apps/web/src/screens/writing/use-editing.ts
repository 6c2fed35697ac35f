import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';

import { applyFormat, beginMention, type Format, type Marked } from './edit-text.js';
import { useMentions } from './use-mentions.js';

interface Editing {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly communityId: string | null;
  readonly onSubmit?: (() => void) | undefined;
}

const SHORTCUTS: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic', k: 'link' };

const everything = (value: string) => ({ selectionStart: value.length, selectionEnd: value.length });

/** What the keys and the toolbar do to the words in a text field. */
export const useEditing = ({ field, value, onChange, communityId, onSubmit }: Editing) => {
  const [cursor, setCursor] = useState(0);
  const frame = useRef(0);

  const put = (text: string, start: number, end = start): void => {
    onChange(text);
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start, end);
      setCursor(end);
    });
  };
  const mentions = useMentions({ communityId, text: value, cursor, onChoose: put });
  const marked = (): Marked => {
    const { selectionStart: start, selectionEnd: end } = field.current ?? everything(value);
    return { text: value, start, end };
  };
  const format = (how: Format): void => {
    const { text, start, end } = applyFormat(marked(), how);
    put(text, start, end);
  };
  return {
    mentions,
    format,
    noteCursor: (): void => setCursor(field.current?.selectionStart ?? 0),
    mention: (): void => {
      const { text, start, end } = beginMention(marked());
      put(text, start, end);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.nativeEvent.isComposing || mentions.onKeyDown(event)) return;
      if (!event.ctrlKey && !event.metaKey) return;
      const shortcut = SHORTCUTS[event.key];
      const act = event.key === 'Enter' ? onSubmit : shortcut && (() => format(shortcut));
      if (act === undefined) return;
      event.preventDefault();
      act();
    },
  };
};
