import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { useSession } from '../../../app/session.js';
import { useHydrated } from '../../../app/use-hydrated.js';
import { Banner } from '../../../design/banner.js';
import { LinkButton } from '../../../design/link-button.js';
import { Skeleton } from '../../../design/skeleton.js';
import { communityHref } from '../../communities/community-href.js';
import { CommunityPage } from '../../communities/community-page.js';
import { LeaveGuard } from '../leave-guard.js';
import { ChoosePart } from './choose-part.js';
import { KeptPart } from './kept-part.js';
import { LivePart } from './live-part.js';
import { recorderSupport, type RecorderProblem } from './recorder-problem.js';
import type { RecorderPhase } from './recorder.js';
import { ReviewPart } from './review-part.js';
import { useRecorder } from './use-recorder.js';
import { useWish } from './use-wish.js';

import './record-screen.css';

/** Puts the focus on what is to be done next, when the page has changed under it. */
const useFocusOn = (phase: RecorderPhase): RefObject<HTMLDivElement | null> => {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === phase) return;
    before.current = phase;
    place.current?.querySelector<HTMLElement>('[data-focus-first]')?.focus();
  }, [phase]);
  return place;
};

const Problem = ({ problem }: { problem: RecorderProblem }) => {
  const { t } = useTranslation();
  // i18n-keys: recorder:problem.*
  // i18n-keys: recorder:problem-help.*
  return (
    <Banner tone="danger" title={t(`recorder:problem.${problem}`)} urgent>
      <p>{t(`recorder:problem-help.${problem}`)}</p>
    </Banner>
  );
};

const RecorderPart = ({ community, hasScreen }: { community: CommunityDetail; hasScreen: boolean }) => {
  const { t } = useTranslation();
  const { recorder, state, personId } = useRecorder();
  const wish = useWish();
  const place = useFocusOn(state.phase);
  const { phase, problem, recording } = state;
  const isChoosing = phase === 'choosing' || phase === 'opening';
  const isRecording = phase === 'recording' || phase === 'paused' || phase === 'closing';
  return (
    <div className="gh-stack" data-gap="large" ref={place}>
      <LeaveGuard isNeeded={isRecording} title={t('recorder:leave.title')} text={t('recorder:leave.text')} />
      {problem !== null && <Problem problem={problem} />}
      {isChoosing && <ChoosePart recorder={recorder} state={state} wish={wish} hasScreen={hasScreen} />}
      {isChoosing && <KeptPart community={community} recorder={recorder} personId={personId} />}
      {recording !== null && <ReviewPart community={community} recorder={recorder} recording={recording} />}
      {!isChoosing && recording === null && <LivePart recorder={recorder} state={state} wish={wish} />}
    </div>
  );
};

/** The recorder, where the browser has one. */
const SupportedRecorder = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { problem, hasScreen } = recorderSupport();
  if (problem === null) return <RecorderPart community={community} hasScreen={hasScreen} />;
  return (
    <>
      <Problem problem={problem} />
      <p>
        <LinkButton href={communityHref(community, 'videos/new')} icon="upload">
          {t('video:upload.start')}
        </LinkButton>
      </p>
    </>
  );
};

/** Records a video with this device. */
export const RecordScreen = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const isHydrated = useHydrated();
  return (
    <CommunityPage tab="videos" isFor={({ permissions }) => instance.videos && permissions.canStartThread}>
      {(community) => (
        <section className="gh-stack recorder" aria-labelledby="recorder">
          <h2 id="recorder">{t('recorder:title')}</h2>
          <p className="gh-soft">{t('recorder:lead')}</p>
          {isHydrated ? <SupportedRecorder community={community} /> : <Skeleton count={4} />}
        </section>
      )}
    </CommunityPage>
  );
};
