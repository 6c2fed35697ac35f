const MOST_LINES = 5_000;

/** What comes after the 5,000th line goes on in one line: each line costs far more than a word, and nobody reads them. */
export const calmLines = (markdown: string): string => {
  let end = -1;
  for (let line = 0; line < MOST_LINES; line += 1) {
    end = markdown.indexOf('\n', end + 1);
    if (end === -1) return markdown;
  }
  return markdown.slice(0, end) + markdown.slice(end).replaceAll(/[\r\n]+/g, ' ');
};
