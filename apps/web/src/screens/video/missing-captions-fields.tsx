import { useTranslation } from 'react-i18next';

import { missingCaptionsReason, type MissingCaptions } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { RadioGroup } from '../../design/radio-group.js';
import { TextArea } from '../../design/text-area.js';

/** A reason while somebody gives it. */
export interface GivenReason {
  readonly reason: MissingCaptions['reason'] | null;
  readonly note: string;
}

export const NO_REASON: GivenReason = { reason: null, note: '' };

const NEEDS_NONE: readonly GivenReason['reason'][] = ['no-speech', 'words-in-picture'];

/** What is sent, or null as long as something is missing. */
export const reasonToSend = ({ reason, note }: GivenReason): MissingCaptions | null => {
  if (reason === null || (reason === 'other' && note.trim() === '')) return null;
  return note.trim() === '' ? { reason } : { reason, note: note.trim() };
};

interface FieldsProps {
  readonly value: GivenReason;
  readonly onChange: (value: GivenReason) => void;
}

/** Why a video has no captions. */
export const MissingCaptionsFields = ({ value, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const { reason, note } = value;
  const isOther = reason === 'other';
  // i18n-keys: video:missing.*
  return (
    <>
      <RadioGroup
        label={t('video:gate.reason')}
        description={t('video:gate.reason-help')}
        options={missingCaptionsReason.options.map((option) => ({
          value: option,
          label: t(`video:missing.${option}`),
        }))}
        value={reason}
        onChange={(chosen) => onChange({ ...value, reason: chosen })}
      />
      <TextArea
        label={isOther ? t('video:gate.note-other') : t('video:gate.note')}
        optional={!isOther}
        rows={2}
        most={LIMITS.videos.missingCaptionsNote}
        value={note}
        onChange={(words) => onChange({ ...value, note: words })}
      />
      <p className="gh-soft" role="status">
        {reason !== null && !NEEDS_NONE.includes(reason) ? t('video:gate.reminder') : ''}
      </p>
    </>
  );
};
