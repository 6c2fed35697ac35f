import { useId, type ClipboardEvent, type DragEvent, type RefObject } from 'react';
import { TextArea } from 'react-aria-components';

import { filesIn } from './file-picker.js';
import { MentionList } from './mention-list.js';
import type { useEditing } from './use-editing.js';
import type { useUploads } from './use-uploads.js';

/** Longer texts are cut off at once; the server counts exactly. */
const MOST = 100_000;

interface WritingFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly editing: ReturnType<typeof useEditing>;
  readonly language: 'en' | 'cy';
  readonly placeholder?: string | undefined;
  readonly uploads?: ReturnType<typeof useUploads> | undefined;
}

/** Where the words are typed: it completes mentions, and takes files that are pasted or dropped. */
export const WritingField = ({ field, editing, language, placeholder, uploads }: WritingFieldProps) => {
  const list = useId();
  const { mentions } = editing;
  const take = (event: ClipboardEvent | DragEvent, files: File[]): void => {
    if (!uploads || files.length === 0) return;
    event.preventDefault();
    uploads.add(files);
  };
  return (
    <>
      <TextArea
        ref={field}
        className="writing__field"
        rows={4}
        lang={language}
        maxLength={MOST}
        {...(placeholder === undefined ? {} : { placeholder })}
        aria-autocomplete="list"
        aria-controls={mentions.isOpen ? list : undefined}
        aria-activedescendant={mentions.isOpen ? `${list}-${mentions.active}` : undefined}
        onKeyDown={editing.onKeyDown}
        onSelect={editing.noteCursor}
        onPaste={(event) => take(event, filesIn(event.clipboardData.files))}
        onDrop={(event) => take(event, filesIn(event.dataTransfer.files))}
      />
      {mentions.isOpen && (
        <MentionList id={list} items={mentions.items} active={mentions.active} onChoose={mentions.choose} />
      )}
    </>
  );
};
