/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const MOST: Size = { width: 1920, height: 1080 };
/** Of the width of the whole picture. */
const CAMERA_SHARE = 0.22;
const MARGIN_SHARE = 0.015;

const scaleFor = (of: Size, into: Size): number =>
  Math.min(into.width / Math.max(1, of.width), into.height / Math.max(1, of.height));

/** Encoders want even numbers. */
const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/** How large a screen is recorded: as it is, or smaller; never larger. */
export const recordedSize = (screen: Size): Size => {
  const scale = Math.min(1, scaleFor(screen, MOST));
  return { width: even(screen.width * scale), height: even(screen.height * scale) };
};

/** Where a picture stands that is shown whole in the middle of another, never enlarged. */
export const centred = (picture: Size, within: Size): Box => {
  const scale = Math.min(1, scaleFor(picture, within));
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: (within.width - width) / 2, y: (within.height - height) / 2, width, height };
};

/** Where the camera stands: small, in the lower corner at the end of the line. */
export const cornerFor = (camera: Size, within: Size): Box => {
  const [width, margin] = [within.width * CAMERA_SHARE, within.width * MARGIN_SHARE];
  const most = { width, height: within.height / 2 };
  const scale = scaleFor(camera, most);
  const size = { width: camera.width * scale, height: camera.height * scale };
  return { ...size, x: within.width - size.width - margin, y: within.height - size.height - margin };
};
