/** A stream as its container declares it. */
export interface HeaderStream {
  readonly index: number;
  readonly kind: 'Video' | 'Audio' | 'Subtitle' | 'Data' | 'Attachment';
  /** ffmpeg's name of the codec, `none` where it knows no such codec. */
  readonly codec: string;
  /** A cover or thumbnail, which is no film. */
  readonly isPicture: boolean;
  readonly isDefault: boolean;
  /** Pixels, before rotation; 0 where the container does not say. */
  readonly width: number;
  readonly height: number;
  /** Width of a pixel divided by its height. */
  readonly pixelAspect: number;
  readonly frameRate: number;
  readonly channels: number;
  /** Clockwise degrees. */
  readonly rotation: number;
}

export interface Header {
  /** Seconds, or null where the container does not say. */
  readonly seconds: number | null;
  readonly streams: HeaderStream[];
}

const STREAM =
  /^ {2}Stream #0:(\d+)(?:\[0x[0-9a-f]+\])?(?:\(.*?\))?: (Video|Audio|Subtitle|Data|Attachment): (\w+)/;
const DURATION = /^ {2}Duration: (?:(\d+):(\d\d):(\d\d(?:\.\d+)?)|N\/A)/;
const ROTATION = /^ {6}displaymatrix: rotation of (-?\d+(?:\.\d+)?) degrees/;
const NAMED_CHANNELS: Record<string, number> = {
  mono: 1,
  stereo: 2,
  downmix: 2,
  quad: 4,
  hexagonal: 6,
  octagonal: 8,
};

/** Reads the list that ffmpeg prints of an input, or null where it printed none. */
export const parseHeader = (log: string): Header | null => {
  const lines = log.split('\n');
  const start = lines.findIndex((line) => line.startsWith('Input #0, '));
  if (start < 0) return null;
  let seconds: number | null = null;
  const streams: HeaderStream[] = [];
  for (const line of lines.slice(start + 1)) {
    seconds ??= parseDuration(line);
    const stream = parseStream(line);
    if (stream !== null) streams.push(stream);
    const turned = ROTATION.exec(line)?.[1];
    const last = streams.at(-1);
    // ffmpeg counts against the clock.
    if (turned !== undefined && last !== undefined)
      streams.splice(-1, 1, { ...last, rotation: ((-Number(turned) % 360) + 360) % 360 });
  }
  return { seconds, streams };
};

const parseDuration = (line: string): number | null => {
  const [, hours, minutes, seconds] = DURATION.exec(line) ?? [];
  if (hours === undefined) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};

const parseStream = (line: string): HeaderStream | null => {
  const [, index, kind, codec] = STREAM.exec(line) ?? [];
  if (index === undefined || kind === undefined || codec === undefined) return null;
  const [, width, height] = /, (\d+)x(\d+)(?=[, ]|$)/.exec(line) ?? [];
  return {
    index: Number(index),
    kind: kind as HeaderStream['kind'],
    codec,
    isPicture: /\((?:attached pic|timed thumbnails)\)/.test(line),
    isDefault: line.includes('(default)'),
    width: Number(width ?? 0),
    height: Number(height ?? 0),
    pixelAspect: parsePixelAspect(line),
    frameRate: parseFrameRate(line),
    channels: parseChannels(line),
    rotation: 0,
  };
};

const parsePixelAspect = (line: string): number => {
  const [, across, down] = /SAR (\d+):(\d+)/.exec(line) ?? [];
  const aspect = Number(across) / Number(down);
  return Number.isFinite(aspect) && aspect > 0 ? aspect : 1;
};

const parseFrameRate = (line: string): number => {
  const [, rate, thousands] = /, (\d+(?:\.\d+)?)(k?) fps\b/.exec(line) ?? [];
  return Number(rate ?? 0) * (thousands === 'k' ? 1000 : 1);
};

/** `mono`, `5.1(side)`, `6 channels`. */
const parseChannels = (line: string): number => {
  const layout = / Hz, ([^,]+)/.exec(line)?.[1]?.trim() ?? '';
  const counted = /^(\d+) channels/.exec(layout)?.[1];
  if (counted !== undefined) return Number(counted);
  const dotted = /^(\d+)\.(\d)(?:\.(\d))?/.exec(layout);
  if (dotted !== null) return dotted.slice(1).reduce((sum, digits) => sum + Number(digits ?? 0), 0);
  return NAMED_CHANNELS[layout.replace(/\(.*/, '')] ?? 2;
};
