const MOST_BYTES = 180;
const MOST_ENDING = 16;
const NOT_FOR_NAMES = /[<>:"|?*]/g;
// Controls, line and paragraph separators, marks that turn or hide text, the byte order mark, unpaired halves.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u{115f}\u{1160}\u{3164}\u{ffa0}]/gu;

/** The ending of a file name in lower case without its dot; empty when it has none. */
export const endingOf = (fileName: string): string => {
  const dot = fileName.lastIndexOf('.');
  return dot <= 0 ? '' : fileName.slice(dot + 1).toLowerCase();
};

const cutToBytes = (text: string, most: number): string => {
  let kept = '';
  let bytes = 0;
  for (const sign of text) {
    bytes += Buffer.byteLength(sign);
    if (bytes > most) break;
    kept += sign;
  }
  return kept;
};

const shorten = (name: string): string => {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= MOST_ENDING ? name.slice(dot) : '';
  return (
    cutToBytes(name.slice(0, name.length - ending.length), MOST_BYTES - Buffer.byteLength(ending)) + ending
  );
};

/**
 * A sender's file name as a label: the last part of a path, in composed form, without characters that are
 * invisible, turn the line round or mean something to a file system; at most 180 bytes; never empty.
 * It is never used to find a file.
 */
export const cleanFileName = (given: string): string => {
  const last =
    given
      .toWellFormed()
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '') ?? '';
  const visible = last.normalize('NFC').replace(INVISIBLE, '').replace(NOT_FOR_NAMES, '_');
  const single = visible
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.-]+/u, '')
    .replace(/[\s.]+$/u, '');
  return shorten(single) || 'file';
};
