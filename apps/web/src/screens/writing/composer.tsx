import { useId, useRef, useState, type ClipboardEvent, type DragEvent, type RefObject } from 'react';
import { TextArea, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { FieldLabel, FieldProblem } from '../../design/field-parts.js';
import { FilePicker, filesIn } from './file-picker.js';
import { MentionList } from './mention-list.js';
import { Preview } from './preview.js';
import { FormatBar } from './toolbar.js';
import { UploadList } from './upload-list.js';
import { useEditing } from './use-editing.js';
import type { useUploads } from './use-uploads.js';

import './writing.css';

/** Longer texts are cut off at once; the server counts exactly. */
const MOST = 100_000;

export interface ComposerProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly communityId: string;
  /** The language of what is written, for the preview and for those who listen. */
  readonly language: 'en' | 'cy';
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** Files that go with it; left out where none can. */
  readonly uploads?: ReturnType<typeof useUploads> | undefined;
  /** Ctrl or Command with Enter. */
  readonly onSubmit?: (() => void) | undefined;
  readonly fieldRef?: RefObject<HTMLTextAreaElement | null>;
}

/** Words in Markdown: a toolbar, a preview, mentions that complete themselves, files by button, paste or drop. */
export const Composer = (props: ComposerProps) => {
  const { label, value, onChange, communityId, language, error, placeholder, uploads } = props;
  const { t } = useTranslation();
  const list = useId();
  const ownField = useRef<HTMLTextAreaElement>(null);
  const field = props.fieldRef ?? ownField;
  const picker = useRef<HTMLInputElement>(null);
  const [isPreview, setPreview] = useState(false);
  const editing = useEditing({ field, value, onChange, communityId, onSubmit: props.onSubmit });
  const { mentions } = editing;
  const take = (event: ClipboardEvent | DragEvent, files: File[]): void => {
    if (!uploads || files.length === 0) return;
    event.preventDefault();
    uploads.add(files);
  };
  return (
    <div className="writing" data-composer>
      <AriaTextField
        className="gh-field"
        data-wide
        value={value}
        onChange={(text) => {
          onChange(text);
          editing.noteCursor();
        }}
        isInvalid={error !== undefined}
        validationBehavior="aria"
      >
        <FieldLabel label={label} />
        <div className="writing__box">
          <FormatBar
            onFormat={editing.format}
            onMention={editing.mention}
            onAttach={uploads && (() => picker.current?.click())}
            isPreview={isPreview}
            onPreview={setPreview}
          />
          {isPreview ? (
            <Preview communityId={communityId} markdown={value} language={language} />
          ) : (
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
          )}
          {mentions.isOpen && !isPreview && (
            <MentionList
              id={list}
              items={mentions.items}
              active={mentions.active}
              onChoose={mentions.choose}
            />
          )}
        </div>
        <FieldProblem error={error} />
      </AriaTextField>
      {uploads && (
        <>
          <FilePicker ref={picker} label={t('discussion:format.attach')} onPick={uploads.add} />
          <UploadList uploads={uploads} />
        </>
      )}
    </div>
  );
};
