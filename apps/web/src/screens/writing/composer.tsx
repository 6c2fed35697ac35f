import { useRef, useState, type RefObject } from 'react';
import { TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { FieldLabel, FieldProblem } from '../../design/field-parts.js';
import { FilePicker } from './file-picker.js';
import { Preview } from './preview.js';
import { FormatBar } from './toolbar.js';
import { UploadList } from './upload-list.js';
import { useEditing } from './use-editing.js';
import type { useUploads } from './use-uploads.js';
import { WritingField } from './writing-field.js';

import './writing.css';

export interface ComposerProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The community in which it is written; `null` on people's own pages. */
  readonly communityId: string | null;
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

interface ComposerFilesProps {
  readonly uploads: ReturnType<typeof useUploads>;
  readonly picker: RefObject<HTMLInputElement | null>;
}

/** The files that go with the words, and the browser's own way to choose them, which a button opens. */
const ComposerFiles = ({ uploads, picker }: ComposerFilesProps) => {
  const { t } = useTranslation();
  return (
    <>
      <FilePicker ref={picker} label={t('discussion:format.attach')} onPick={uploads.add} />
      <UploadList uploads={uploads} />
    </>
  );
};

/** Words in Markdown: a toolbar, a preview, mentions that complete themselves, files by button, paste or drop. */
export const Composer = (props: ComposerProps) => {
  const { label, value, onChange, communityId, language, error, uploads } = props;
  const ownField = useRef<HTMLTextAreaElement>(null);
  const field = props.fieldRef ?? ownField;
  const picker = useRef<HTMLInputElement>(null);
  const [isPreview, setPreview] = useState(false);
  const editing = useEditing({ field, value, onChange, communityId, onSubmit: props.onSubmit });
  const change = (text: string): void => {
    onChange(text);
    editing.noteCursor();
  };
  const invalid = { isInvalid: error !== undefined, validationBehavior: 'aria' } as const;
  return (
    <div className="writing" data-composer>
      <AriaTextField className="gh-field" data-wide value={value} onChange={change} {...invalid}>
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
            <WritingField {...props} field={field} editing={editing} />
          )}
        </div>
        <FieldProblem error={error} />
      </AriaTextField>
      {uploads && <ComposerFiles uploads={uploads} picker={picker} />}
    </div>
  );
};
