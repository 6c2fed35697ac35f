import { useTranslation } from 'react-i18next';

import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Icon } from '../../design/icon.js';
import { clockOf } from './clock.js';
import type { Player } from './use-player.js';
import type { Watching } from './use-watch-record.js';

const Words = ({ watching, hasBegun }: { watching: Watching; hasBegun: boolean }) => {
  const { t } = useTranslation();
  const { record, resumeAt } = watching;
  if (record === undefined) return null;
  const isResuming = resumeAt !== undefined && !hasBegun;
  return (
    <>
      {record.completedAt !== null && (
        <span className="video-watched__done">
          <Icon name="check-circle" /> {t('video:watch.completed')}
        </span>
      )}
      {record.completedAt === null && <span>{t('video:watch.percent', { percent: record.percent })}</span>}
      {isResuming && <span>{t('video:watch.resume', { time: clockOf(resumeAt) })}</span>}
    </>
  );
};

/** What this person has seen of the video so far; nothing where nothing is kept. */
export const WatchNote = ({ watching, player }: { watching: Watching; player: Player }) => {
  const { t } = useTranslation();
  const { record, forget } = watching;
  if (record === undefined || !record.isKept || record.percent === 0) return null;
  const startAgain = (): void => {
    forget();
    player.seek(0);
  };
  return (
    <div className="video-watched">
      <Words watching={watching} hasBegun={player.hasBegun} />
      <Button variant="quiet" size="small" icon="history" onPress={startAgain}>
        {t('video:watch.again')}
      </Button>
      <AppLink href="/settings/live">{t('video:watch.private')}</AppLink>
    </div>
  );
};
