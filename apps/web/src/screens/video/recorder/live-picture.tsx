import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** The own face is expected as in a mirror; what others see is not turned. */
const isMirrored = (stream: MediaStream): boolean => {
  const { facingMode, displaySurface } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  return facingMode === 'user' && displaySurface === undefined;
};

/** What is being filmed. */
export const LivePicture = ({ stream, count }: { stream: MediaStream; count: number }) => {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return (
    <div className="recorder-picture">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- it shows what happens at this moment */}
      <video
        ref={video}
        aria-label={t('recorder:preview')}
        data-mirrored={isMirrored(stream) || undefined}
        autoPlay
        muted
        playsInline
      />
      {count > 0 && (
        <span className="recorder-count" aria-hidden="true">
          {count}
        </span>
      )}
    </div>
  );
};
