/** What spreadsheets take for the beginning of a formula, also behind white space and in wide letters. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

const QUOTED = /[",\r\n]|^\s|\s$/;

/** Comes first in a file, so that spreadsheets read it as UTF-8. */
export const CSV_START = '\ufeff';

const cellOf = (value: string | number | null): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** A line of a table (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe, which makes it a text. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cellOf).join(',')}\r\n`;
