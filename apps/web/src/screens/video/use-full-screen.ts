import { useEffect, useState, type RefObject } from 'react';

/** What telephones have instead. */
interface TelephoneVideo extends HTMLVideoElement {
  readonly webkitEnterFullscreen: () => void;
}

const fills = (media: HTMLVideoElement | null): media is TelephoneVideo =>
  media !== null && 'webkitEnterFullscreen' in media;

/** Shows the player on the whole screen; on telephones that cannot, the picture alone. */
export const useFullScreen = (frame: RefObject<HTMLElement | null>, media: HTMLVideoElement | null) => {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const update = (): void =>
      setFull(frame.current !== null && document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', update);
    return () => document.removeEventListener('fullscreenchange', update);
  }, [frame]);
  const toggle = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    else if (document.fullscreenEnabled) void frame.current?.requestFullscreen().catch(() => undefined);
    else if (fills(media)) media.webkitEnterFullscreen();
  };
  return { isFull, toggle };
};
