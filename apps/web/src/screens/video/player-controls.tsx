import { useTranslation } from 'react-i18next';

import { Button } from '../../design/button.js';
import { CaptionChoice, CaptionLook } from './caption-choices.js';
import { KeysButton } from './keys-button.js';
import { QualityChoice, SpeedChoice } from './player-choices.js';
import { SeekSlider } from './seek-slider.js';
import type { Captions } from './use-captions.js';
import type { PlayableVideo, Player } from './use-player.js';

const PlayButton = ({ player }: { player: Player }) => {
  const { t } = useTranslation();
  const { isPlaying } = player.playback;
  return (
    <Button
      variant="primary"
      icon={isPlaying ? 'pause' : 'play'}
      iconOnly
      onPress={player.togglePlay}
      data-player-start
    >
      {isPlaying ? t('video:control.pause') : t('video:control.play')}
    </Button>
  );
};

const Volume = ({ player }: { player: Player }) => {
  const { t } = useTranslation();
  const { isMuted, volume } = player.playback;
  const percent = isMuted ? 0 : Math.round(volume * 100);
  return (
    <div className="video-volume">
      <Button variant="quiet" icon={isMuted ? 'volume-off' : 'volume'} iconOnly onPress={player.toggleMute}>
        {isMuted ? t('video:control.unmute') : t('video:control.mute')}
      </Button>
      <input
        type="range"
        className="video-range"
        aria-label={t('video:control.volume')}
        aria-valuetext={t('video:control.percent', { percent })}
        min={0}
        max={100}
        step={5}
        value={percent}
        onChange={(event) => player.setVolume(Number(event.target.value) / 100)}
      />
    </div>
  );
};

const Screens = ({ player, hasPicture }: { player: Player; hasPicture: boolean }) => {
  const { t } = useTranslation();
  const { isFull, toggle } = player.fullScreen;
  return (
    <div className="video-screens">
      <KeysButton />
      {hasPicture && document.pictureInPictureEnabled && (
        <Button variant="quiet" icon="picture" iconOnly onPress={player.togglePicture}>
          {t('video:control.picture')}
        </Button>
      )}
      {hasPicture && (
        <Button variant="quiet" icon={isFull ? 'collapse' : 'expand'} iconOnly onPress={toggle}>
          {isFull ? t('video:control.leave-full-screen') : t('video:control.full-screen')}
        </Button>
      )}
    </div>
  );
};

interface ControlsProps {
  readonly player: Player;
  readonly captions: Captions;
  readonly video: PlayableVideo;
}

/** The controls below the picture; they never hide. */
export const PlayerControls = ({ player, captions, video }: ControlsProps) => (
  <div className="video-controls">
    <PlayButton player={player} />
    <SeekSlider player={player} media={video.media} chapters={video.chapters} />
    <div className="video-controls__more">
      <Volume player={player} />
      <SpeedChoice player={player} />
      <CaptionChoice captions={captions} />
      <QualityChoice player={player} />
      <CaptionLook captions={captions} />
      <Screens player={player} hasPicture={video.width !== null} />
    </div>
  </div>
);
