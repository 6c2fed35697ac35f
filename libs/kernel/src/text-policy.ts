const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const COMBINING_RUN = /\p{M}{17,}/u;
const MORE_THAN_ONE_LINE = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** Why a text is refused; each code has its sentence in the `errors` catalogue. */
export type TextProblem =
  | 'text.too-long'
  | 'text.too-short'
  | 'text.null-character'
  | 'text.broken-character'
  | 'text.too-many-marks'
  | 'text.one-line';

/** `least` and `most` count code points; a text of one line holds no control characters. */
export interface TextRule {
  readonly least?: number;
  readonly most: number;
  readonly multiline?: boolean;
}

const problemOfLength = (value: string, least: number, most: number): TextProblem | null => {
  if (value.length > most * 2 || [...value].length > most) return 'text.too-long';
  return least > 0 && [...value.trim()].length < least ? 'text.too-short' : null;
};

const problemOfCharacters = (value: string): TextProblem | null => {
  if (value.includes('\0')) return 'text.null-character';
  if (LONE_SURROGATE.test(value)) return 'text.broken-character';
  return COMBINING_RUN.test(value) ? 'text.too-many-marks' : null;
};

/**
 * Whether a text can be stored and shown: no U+0000, no lone surrogates, no towers of more than 16 combining marks
 * (hostile-inputs API12). Everything else, bidirectional overrides and emoji included, is taken exactly as written.
 * Time grows with the length of texts within the limit only.
 */
export const checkText = (
  value: string,
  { least = 0, most, multiline = false }: TextRule,
): TextProblem | null => {
  const problem = problemOfLength(value, least, most) ?? problemOfCharacters(value);
  if (problem !== null) return problem;
  return !multiline && MORE_THAN_ONE_LINE.test(value) ? 'text.one-line' : null;
};
