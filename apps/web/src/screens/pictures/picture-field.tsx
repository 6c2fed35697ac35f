import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import type { FilePurpose } from '#libs/contracts';

import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { usePictureUpload } from './use-picture-upload.js';

import './picture-field.css';

interface PictureFieldProps {
  readonly label: string;
  readonly description: string;
  readonly purpose: FilePurpose;
  /** Is there a picture now? */
  readonly isSet: boolean;
  /** The picture, or what stands for it. */
  readonly picture: ReactNode;
  readonly onChange: (fileId: string | null) => void;
}

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif'];

type ControlsProps = Pick<PictureFieldProps, 'purpose' | 'isSet' | 'onChange'>;

const Controls = ({ purpose, isSet, onChange }: ControlsProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { isUploading, problem, upload } = usePictureUpload(purpose);
  const choose = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file === undefined) return;
    const stored = await upload(file);
    if (stored !== null) onChange(stored.id);
  };
  const trouble = problem === null ? null : problemText(problem);
  return (
    <>
      <div className="gh-row">
        <FileTrigger acceptedFileTypes={TYPES} onSelect={(files) => void choose(files)}>
          <Button isPending={isUploading}>
            {isSet ? t('settings:picture.replace') : t('settings:picture.choose')}
          </Button>
        </FileTrigger>
        {isSet && (
          <Button variant="quiet" icon="trash" onPress={() => onChange(null)}>
            {t('settings:picture.remove')}
          </Button>
        )}
      </div>
      {trouble && <ErrorState title={trouble.title}>{trouble.detail}</ErrorState>}
    </>
  );
};

/** Chooses, replaces or removes a picture. What is chosen is uploaded at once, and used once the form is saved. */
export const PictureField = ({ label, description, picture, ...controls }: PictureFieldProps) => (
  <div className="gh-picture-field" role="group" aria-label={label}>
    <div className="gh-picture-field__picture">{picture}</div>
    <div className="gh-stack" data-gap="small">
      <p className="gh-field__label" aria-hidden="true">
        {label}
      </p>
      <p className="gh-field__help">{description}</p>
      <Controls {...controls} />
    </div>
  </div>
);
