/** What can be asked of a media element whatever it plays; nothing happens while there is none. */
export const mediaCommands = (media: HTMLVideoElement | null) => {
  const change = (how: (element: HTMLVideoElement) => void): void => {
    if (media !== null) how(media);
  };
  return {
    togglePlay: (): void =>
      change((element) => {
        if (element.paused) element.play().catch(() => undefined);
        else element.pause();
      }),
    /** @returns false while nothing is loaded that could be gone to */
    setTime: (seconds: number): boolean => {
      if (media === null || media.readyState === 0) return false;
      media.currentTime = seconds;
      return true;
    },
    toggleMute: (): void =>
      change((element) => {
        element.muted = !element.muted;
      }),
    /** From 0 to 1. */
    setVolume: (volume: number): void =>
      change((element) => {
        element.volume = volume;
        element.muted = volume === 0;
      }),
    setSpeed: (speed: number): void =>
      change((element) => {
        element.playbackRate = speed;
      }),
    /** Shows the picture in a small window of its own, or takes it back. */
    togglePicture: (): void =>
      change((element) => {
        const done =
          document.pictureInPictureElement === element
            ? document.exitPictureInPicture()
            : element.requestPictureInPicture();
        done.catch(() => undefined);
      }),
  };
};
