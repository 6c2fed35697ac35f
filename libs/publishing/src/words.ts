import { renderMarkdown } from '#libs/text';

/** Safe HTML of what somebody published. Names in it stay words: who reads it is not known where it is written. */
export const htmlOf = (markdown: string): string => renderMarkdown(markdown, () => null).html;

/**
 * Safe HTML of an article, which has a page of its own: its headings lie below the title, and none leaves out a level, so that
 * the outline can be read by those who hear it.
 */
export const articleHtmlOf = (markdown: string): string => {
  const TITLE = 1;
  let level = TITLE;
  return htmlOf(markdown).replaceAll(/<(\/?)h([3-6])>/g, (_, close: string, posted: string) => {
    // In a post the highest is 3.
    if (close === '') level = Math.min(Number(posted) - 1, level + 1);
    return `<${close}h${level}>`;
  });
};
