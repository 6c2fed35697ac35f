/** Strings of a PDF, in both ways in which they are written. */
const STRINGS = /<[0-9A-Fa-f\s]*>|\((?:\\[^]|[^\\()])*\)/g;
const TAIL = 4096;

/**
 * A PDF as LibreOffice writes it, without what its information dictionary says: who wrote it, its subject, its dates. Every
 * string there is made empty in its place, so that nothing else in the file moves.
 * @returns null where there is no such dictionary to be found
 */
export const withoutProperties = (pdf: Buffer): Buffer | null => {
  const number = /\/Info\s+(\d{1,9})\s+0\s+R/.exec(pdf.subarray(-TAIL).toString('latin1'))?.[1];
  const start = number === undefined ? -1 : pdf.lastIndexOf(`\n${number} 0 obj`);
  const end = start < 0 ? -1 : pdf.indexOf('endobj', start);
  if (end < 0) return null;
  const emptied = pdf
    .subarray(start, end)
    .toString('latin1')
    .replaceAll(STRINGS, (string) => `${string[0]}${' '.repeat(string.length - 2)}${string.at(-1)}`);
  const cleaned = Buffer.from(pdf);
  cleaned.write(emptied, start, 'latin1');
  return cleaned;
};
