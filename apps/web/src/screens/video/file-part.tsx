import { useEffect, useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { Icon } from '../../design/icon.js';
import { ProgressBar } from '../../design/progress-bar.js';
import { sizeInWords } from '../thread/attachments.js';
import { useTimeWords } from './use-time-words.js';
import type { VideoUpload } from './use-video-upload.js';

/** The endings are for systems that know no type for them. */
const TYPES = ['video/*', 'audio/*', '.mkv', '.mov'];

/** Names of files that were begun on this device and not finished. */
const useUnfinished = (): readonly string[] => {
  const personId = useMe()?.person.id ?? '';
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    import('./file-upload.js')
      .then(({ unfinishedFiles }) => unfinishedFiles(personId))
      .then(setNames, () => undefined);
  }, [personId]);
  return names;
};

interface PickerProps {
  readonly upload: VideoUpload;
  /** The draft of which not everything has arrived. */
  readonly isBegun: boolean;
}

const Hints = ({ upload, isBegun }: PickerProps) => {
  const { t, i18n } = useTranslation();
  const unfinished = useUnfinished();
  const { expectedBytes } = upload.state;
  return (
    <>
      {isBegun && <p>{t('video:upload.draft-unfinished')}</p>}
      {!isBegun && unfinished.map((name) => <p key={name}>{t('video:upload.unfinished', { name })}</p>)}
      {expectedBytes !== null && (
        <p className="gh-field__error" role="alert">
          {t('video:upload.other-file', { size: sizeInWords(expectedBytes, i18n.language) })}
        </p>
      )}
    </>
  );
};

/** Where a file is chosen or dropped. */
const Picker = ({ upload, isBegun }: PickerProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Hints upload={upload} isBegun={isBegun} />
      <DropZone
        className="video-drop"
        aria-label={t('video:upload.file')}
        onDrop={({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          if (dropped !== undefined) void dropped.getFile().then((file) => upload.choose(file));
        }}
      >
        <Icon name="upload" size="large" />
        <FileTrigger
          acceptedFileTypes={TYPES}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file !== undefined) upload.choose(file);
          }}
        >
          <Button variant="primary">{t('video:upload.choose')}</Button>
        </FileTrigger>
        <p className="gh-soft gh-small">{t('video:upload.drop')}</p>
      </DropZone>
    </>
  );
};

const Speed = ({ upload: { state } }: { upload: VideoUpload }) => {
  const { t, i18n } = useTranslation();
  const inWords = useTimeWords();
  if (state.phase === 'paused') return t('video:upload.paused');
  if (state.phase === 'waiting') return t('video:upload.waiting');
  if (state.rate === null || state.rate < 1) return '\u00a0';
  const left = (state.total - state.sent) / state.rate;
  const rate = sizeInWords(state.rate, i18n.language);
  return t('video:upload.rate', { rate, time: inWords(roughly(left)) });
};

/** Nobody wants to see seconds jump when it takes an hour. */
const roughly = (seconds: number): number => {
  if (seconds < 60) return Math.ceil(seconds / 5) * 5;
  return Math.ceil(seconds / 60) * 60;
};

const Sending = ({ upload }: { upload: VideoUpload }) => {
  const { t, i18n } = useTranslation();
  const { fileName: name, sent, total, phase } = upload.state;
  const progress = t('video:upload.progress', {
    sent: sizeInWords(sent, i18n.language),
    total: sizeInWords(total, i18n.language),
  });
  return (
    <div className="video-sending">
      <ProgressBar
        label={t('video:upload.sending', { name })}
        value={total === 0 ? 0 : (sent / total) * 100}
        valueLabel={progress}
      />
      <div className="gh-row" data-align="between">
        <p className="gh-soft gh-small">
          <Speed upload={upload} />
        </p>
        {phase === 'paused' ? (
          <Button size="small" icon="play" onPress={upload.goOn}>
            {t('video:upload.resume')}
          </Button>
        ) : (
          <Button size="small" icon="pause" onPress={upload.pause}>
            {t('video:upload.pause')}
          </Button>
        )}
      </div>
    </div>
  );
};

const Failed = ({ upload, isBegun }: PickerProps) => {
  const { t } = useTranslation();
  const { reason } = upload.state;
  return (
    <>
      <ErrorState title={t('video:upload.failed-title')} onRetry={upload.goOn}>
        {reason === '' ? t('video:upload.failed-text') : reason}
      </ErrorState>
      <Picker upload={upload} isBegun={isBegun} />
    </>
  );
};

const Arrived = ({ name }: { name: string }) => {
  const { t } = useTranslation();
  return (
    <p className="video-arrived">
      <Icon name="check-circle" />
      {t('video:upload.arrived', { name })}
    </p>
  );
};

/** The file of a video: chosen, on its way, or there. */
export const FilePart = (props: PickerProps) => {
  const { phase, fileName } = props.upload.state;
  if (phase === 'none') return <Picker {...props} />;
  if (phase === 'done') return <Arrived name={fileName} />;
  if (phase === 'failed') return <Failed {...props} />;
  return <Sending upload={props.upload} />;
};
