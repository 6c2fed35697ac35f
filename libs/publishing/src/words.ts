import { renderMarkdown } from '#libs/text';

/** Safe HTML of what somebody published. Names in it stay words: who reads it is not known where it is written. */
export const htmlOf = (markdown: string): string => renderMarkdown(markdown, () => null).html;
