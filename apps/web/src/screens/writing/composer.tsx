import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { TextArea, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { FieldLabel, FieldProblem } from '../../design/field-parts.js';
import { applyFormat, type Format } from './edit-text.js';
import { MentionList } from './mention-list.js';
import { Preview } from './preview.js';
import { FormatBar } from './toolbar.js';
import { UploadList } from './upload-list.js';
import { useMentions } from './use-mentions.js';
import type { useUploads } from './use-uploads.js';

import './writing.css';

const MOST = 50_000;

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
  readonly fieldRef?: Ref<HTMLTextAreaElement>;
}

const filesIn = (list: FileList | undefined | null): File[] => [...(list ?? [])];

/** Words in Markdown: a toolbar, a preview, mentions that complete themselves, files by button, paste or drop. */
export const Composer = (props: ComposerProps) => {
  const { label, value, onChange, communityId, language, error, placeholder, uploads, onSubmit } = props;
  const { t } = useTranslation();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState(0);
  const [isPreview, setPreview] = useState(false);

  const put = (text: string, start: number, end = start): void => {
    onChange(text);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start, end);
      setCursor(end);
    });
  };
  const mentions = useMentions({ communityId, text: value, cursor, onChoose: put });
  const marked = () => ({
    text: value,
    start: field.current?.selectionStart ?? value.length,
    end: field.current?.selectionEnd ?? value.length,
  });
  const format = (how: Format): void => {
    const { text, start, end } = applyFormat(marked(), how);
    put(text, start, end);
  };
  const mention = (): void => {
    const { start, end } = marked();
    const before = value.slice(0, start);
    const sign = before === '' || /\s$/.test(before) ? '@' : ' @';
    put(before + sign + value.slice(end), start + sign.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event)) return;
    if (!event.ctrlKey && !event.metaKey) return;
    const shortcut = ({ b: 'bold', i: 'italic', k: 'link' } as const)[event.key];
    if (shortcut) format(shortcut);
    else if (event.key === 'Enter' && onSubmit) onSubmit();
    else return;
    event.preventDefault();
  };
  const take = (event: ClipboardEvent | DragEvent, files: File[]): void => {
    if (!uploads || files.length === 0) return;
    event.preventDefault();
    uploads.add(files);
  };
  const setField = (element: HTMLTextAreaElement | null): void => {
    field.current = element;
    if (typeof props.fieldRef === 'function') props.fieldRef(element);
    else if (props.fieldRef) props.fieldRef.current = element;
  };

  return (
    <div className="writing" data-composer>
      <AriaTextField
        className="gh-field"
        data-wide
        value={value}
        onChange={onChange}
        isInvalid={error !== undefined}
        validationBehavior="aria"
      >
        <FieldLabel label={label} />
        <div className="writing__box">
          <FormatBar
            onFormat={format}
            onMention={mention}
            onAttach={uploads && (() => picker.current?.click())}
            isPreview={isPreview}
            onPreview={setPreview}
          />
          {isPreview ? (
            <Preview communityId={communityId} markdown={value} language={language} />
          ) : (
            <TextArea
              ref={setField}
              className="writing__field"
              rows={4}
              lang={language}
              maxLength={MOST * 2}
              {...(placeholder === undefined ? {} : { placeholder })}
              aria-autocomplete="list"
              aria-controls={mentions.isOpen ? list : undefined}
              aria-activedescendant={mentions.isOpen ? `${list}-${mentions.active}` : undefined}
              onKeyDown={onKeyDown}
              onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
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
          <input
            ref={picker}
            className="gh-hidden"
            type="file"
            multiple
            tabIndex={-1}
            aria-label={t('discussion:format.attach')}
            onChange={(event) => {
              uploads.add(filesIn(event.target.files));
              event.target.value = '';
            }}
          />
          <UploadList uploads={uploads} />
        </>
      )}
    </div>
  );
};
