import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { markVideo, unmarkVideo, type VideoMark, type VideoWorth as Worth } from '#libs/contracts';

import { Icon, type IconName } from '../../../design/icon.js';
import { FormProblem } from '../../forms/form-problem.js';
import { UseNote } from './use-note.js';
import { useWorth, useWorthCommand } from './use-worth.js';
import { ViewerNumbers } from './viewer-numbers.js';

import './video-worth.css';

// i18n-keys: worth:mark.*
const MARKS = { helpful: 'thumb', used: 'check-circle' } as const satisfies Record<VideoMark, IconName>;

interface PartProps {
  readonly videoId: string;
  readonly worth: Worth;
}

const Counts = ({ worth }: Pick<PartProps, 'worth'>) => {
  const { t } = useTranslation();
  const given = (Object.keys(MARKS) as VideoMark[]).filter((mark) => worth[mark] > 0);
  return (
    <ul className="video-worth__marks">
      {given.map((mark) => (
        <li key={mark} className="gh-reaction">
          <Icon name={MARKS[mark]} size="small" />
          {t(`worth:mark.${mark}-count`, { count: worth[mark] })}
        </li>
      ))}
    </ul>
  );
};

const Marks = ({ videoId, worth }: PartProps) => {
  const { t } = useTranslation();
  const mark = useWorthCommand(markVideo, videoId);
  const unmark = useWorthCommand(unmarkVideo, videoId);
  const set = (name: VideoMark, on: boolean): void =>
    (on ? mark : unmark).mutate({ params: { videoId, mark: name } });
  return (
    <>
      <div className="video-worth__marks" role="group" aria-label={t('worth:mark.label')}>
        {(Object.keys(MARKS) as VideoMark[]).map((name) => (
          <ToggleButton
            key={name}
            className="gh-reaction"
            isSelected={worth.mine[name]}
            onChange={(on) => set(name, on)}
            aria-label={t('worth:mark.with-count', { name: t(`worth:mark.${name}`), count: worth[name] })}
          >
            <Icon name={MARKS[name]} size="small" />
            {t(`worth:mark.${name}`)}
            <span aria-hidden="true">{worth[name]}</span>
          </ToggleButton>
        ))}
      </div>
      <FormProblem problem={mark.error ?? unmark.error} />
    </>
  );
};

const isNothingToSee = ({ permissions, numbers, helpful, used }: Worth): boolean =>
  !permissions.canMark && numbers === null && helpful + used === 0;

/** What the video was worth to others, what the reader says of it, and how many watched it. */
export const VideoWorth = ({ videoId }: Pick<PartProps, 'videoId'>) => {
  const { t } = useTranslation();
  const worth = useWorth(videoId);
  if (worth === undefined || isNothingToSee(worth)) return null;
  const { canMark } = worth.permissions;
  return (
    <section className="video-worth gh-stack" data-gap="small" aria-label={t('worth:label')}>
      {canMark ? <Marks videoId={videoId} worth={worth} /> : <Counts worth={worth} />}
      {worth.mine.used && <UseNote videoId={videoId} worth={worth} />}
      {worth.numbers !== null && <ViewerNumbers numbers={worth.numbers} />}
    </section>
  );
};
