import { toLinear, type Rgb } from './contrast.js';

/** Lightness 0 to 1, chroma from 0 (grey), hue in radians: equal steps look equal to the eye. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

const fromLinear = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * Math.max(0, channel) ** (1 / 2.4) - 0.055;

/** Converts by the matrices of CSS Color 4, section 10.8. */
export const toOklch = (colour: Rgb): Oklch => {
  const [red, green, blue] = colour.map(toLinear) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
};

const convert = ({ lightness, chroma, hue }: Oklch): Rgb => {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    fromLinear(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    fromLinear(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
};

const fits = (colour: Rgb): boolean => colour.every((channel) => channel > -0.0005 && channel < 1.0005);

/** Back to sRGB; where a screen cannot show the colour, chroma gives way and lightness and hue stay. */
export const fromOklch = (colour: Oklch): Rgb => {
  let [least, most] = [0, colour.chroma];
  if (fits(convert(colour))) return convert(colour);
  for (let step = 0; step < 20; step += 1) {
    const chroma = (least + most) / 2;
    if (fits(convert({ ...colour, chroma }))) least = chroma;
    else most = chroma;
  }
  return convert({ ...colour, chroma: least });
};
