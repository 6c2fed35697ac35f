import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { AskedButton } from '../../../design/asked-button.js';
import { Button } from '../../../design/button.js';
import { LinkButton } from '../../../design/link-button.js';
import { Time } from '../../../design/time.js';
import { communityHref } from '../../communities/community-href.js';
import { sizeInWords } from '../../thread/attachments.js';
import { useTimeWords } from '../use-time-words.js';
import type { Recorder } from './recorder.js';
import { keptRecordings, removeRecording, type Recording } from './recording-store.js';

interface KeptPartProps {
  readonly community: CommunityDetail;
  readonly recorder: Recorder;
  readonly personId: string;
}

const useKept = (personId: string) => {
  const [kept, setKept] = useState<readonly Recording[]>([]);
  useEffect(() => {
    keptRecordings(personId).then(setKept, () => undefined);
  }, [personId]);
  const remove = async (id: string): Promise<void> => {
    await removeRecording(id);
    setKept((before) => before.filter((recording) => recording.id !== id));
  };
  return { kept, remove };
};

const Remove = ({ name, onConfirm }: { name: string; onConfirm: () => Promise<void> }) => {
  const { t } = useTranslation();
  return (
    <AskedButton
      size="small"
      variant="quiet"
      icon="trash"
      aria-label={t('recorder:kept.remove-named', { name })}
      question={t('recorder:kept.remove-title')}
      explanation={<p>{t('recorder:kept.remove-text')}</p>}
      confirmLabel={t('recorder:kept.remove')}
      onConfirm={onConfirm}
    >
      {t('recorder:kept.remove')}
    </AskedButton>
  );
};

const Kept = ({
  community,
  recorder,
  recording,
  onRemove,
}: Omit<KeptPartProps, 'personId'> & {
  readonly recording: Recording;
  readonly onRemove: () => Promise<void>;
}) => {
  const { t, i18n } = useTranslation();
  const inWords = useTimeWords();
  const name = inWords(recording.durationMs / 1000);
  return (
    <li className="recorder-kept">
      <span>
        <Time value={new Date(recording.startedAt).toISOString()} look="exact" /> · {name} ·{' '}
        {sizeInWords(recording.bytes, i18n.language)}
      </span>
      <span className="gh-row">
        {recording.uploadId === null ? (
          <Button size="small" icon="play" onPress={() => recorder.review(recording)}>
            {t('recorder:kept.look')}
          </Button>
        ) : (
          <LinkButton
            size="small"
            icon="upload"
            href={`${communityHref(community, 'videos/new')}?recording=${recording.id}`}
          >
            {t('recorder:kept.go-on')}
          </LinkButton>
        )}
        <Remove name={name} onConfirm={onRemove} />
      </span>
    </li>
  );
};

/** Recordings that lie on this device: the page was closed, or its author wanted them later. */
export const KeptPart = ({ community, recorder, personId }: KeptPartProps) => {
  const { t } = useTranslation();
  const { kept, remove } = useKept(personId);
  if (kept.length === 0) return null;
  return (
    <section className="gh-stack" data-gap="small" aria-labelledby="recorder-kept">
      <h3 id="recorder-kept">{t('recorder:kept.title')}</h3>
      <p className="gh-soft gh-small">{t('recorder:kept.text')}</p>
      <ul className="recorder-kept-list">
        {kept.map((recording) => (
          <Kept
            key={recording.id}
            community={community}
            recorder={recorder}
            recording={recording}
            onRemove={() => remove(recording.id)}
          />
        ))}
      </ul>
    </section>
  );
};
