import { useTranslation } from 'react-i18next';

import type { AttachmentView } from '#libs/contracts';

import { Icon } from '../../design/icon.js';

/** A size as people say it: "340 KB", "1.2 MB". */
export const sizeInWords = (bytes: number, language: string): string => {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language === 'cy' ? 'en-GB' : language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(bytes === 0 ? 0 : Math.max(value, 1));
};

const Picture = ({ file }: { file: AttachmentView }) => (
  <a className="thread-file" data-kind="picture" href={`/files/${file.id}/download`}>
    <img
      src={`/files/${file.id}/display`}
      alt={file.alt === '' ? file.fileName : file.alt}
      width={file.width ?? undefined}
      height={file.height ?? undefined}
      loading="lazy"
      decoding="async"
    />
  </a>
);

const Document = ({ file }: { file: AttachmentView }) => {
  const { t, i18n } = useTranslation();
  const size = sizeInWords(file.size, i18n.language);
  return (
    <a className="thread-file" data-kind="document" href={`/files/${file.id}/download`} download>
      <Icon name="paperclip" />
      <span>
        <span className="gh-hidden">{t('discussion:file.download')} </span>
        {file.fileName}
      </span>
      <span className="gh-soft gh-small">{size}</span>
    </a>
  );
};

/** What came with a post: pictures are shown, documents can be saved. */
export const Attachments = ({ files }: { files: readonly AttachmentView[] }) => {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className="thread-files" aria-label={t('discussion:file.list')}>
      {files.map((file) => (
        <li key={file.id}>
          {file.mediaType.startsWith('image/') ? <Picture file={file} /> : <Document file={file} />}
        </li>
      ))}
    </ul>
  );
};
