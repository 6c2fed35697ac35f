import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LIMITS } from '#libs/kernel';

import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { Icon } from '../../design/icon.js';
import { TextField } from '../../design/text-field.js';
import { sizeInWords } from '../thread/attachments.js';
import type { Upload, useUploads } from './use-uploads.js';

type Uploads = ReturnType<typeof useUploads>;

/** What the file looks like: its picture, or a sign of how it stands. */
const UploadFace = ({ upload: { file, state }, isPicture }: { upload: Upload; isPicture: boolean }) =>
  file !== null && isPicture ? (
    <img src={`/files/${file.id}/thumb`} alt="" width={64} height={64} />
  ) : (
    <Icon name={state === 'failed' ? 'error' : 'paperclip'} />
  );

const UploadItem = ({ upload, uploads }: { upload: Upload; uploads: Uploads }) => {
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();
  const [alt, setAlt] = useState(upload.file?.alt ?? '');
  const { file, state, error } = upload;
  const isPicture = file?.mediaType.startsWith('image/') === true;
  const problem = error === undefined ? undefined : problemText(error).title;
  return (
    <li className="writing-upload" data-state={state}>
      <UploadFace upload={upload} isPicture={isPicture} />
      <div className="writing-upload__words">
        <p>
          {upload.name}{' '}
          <span className="gh-soft gh-small">
            {state === 'sending' && t('discussion:file.sending')}
            {file && sizeInWords(file.size, i18n.language)}
          </span>
        </p>
        {isPicture ? (
          <TextField
            label={t('discussion:file.alt')}
            description={t('discussion:file.alt-help')}
            optional
            value={alt}
            onChange={setAlt}
            onBlur={() => uploads.describe(upload, alt)}
            error={problem}
          />
        ) : (
          problem && <p className="gh-field__error">{problem}</p>
        )}
      </div>
      <Button variant="quiet" size="small" icon="close" iconOnly onPress={() => uploads.remove(upload)}>
        {t('discussion:file.remove', { name: upload.name })}
      </Button>
    </li>
  );
};

/** The files that go with what is being written. */
export const UploadList = ({ uploads }: { uploads: Uploads }) => {
  const { t } = useTranslation();
  if (uploads.uploads.length === 0) return null;
  return (
    <>
      {uploads.hasTooMany && (
        <p className="gh-field__error" role="alert">
          {t('discussion:file.too-many', { most: LIMITS.content.attachmentsPerPost })}
        </p>
      )}
      <ul className="writing-uploads" aria-label={t('discussion:file.list')}>
        {uploads.uploads.map((upload) => (
          <UploadItem key={upload.key} upload={upload} uploads={uploads} />
        ))}
      </ul>
    </>
  );
};
