import { adoptHtml } from '#libs/text';

/** Safe HTML of an article, which has a page of its own: its headings lie below its title, and none leaves out a level, so that those who hear it can read the outline. */
export const belowTitle = (html: string): string => {
  const TITLE = 1;
  let level = TITLE;
  return html.replaceAll(/<(\/?)h([3-6])>/g, (_, close: string, posted: string) => {
    // In a post the highest is 3.
    if (close === '') level = Math.min(Number(posted) - 1, level + 1);
    return `<${close}h${level}>`;
  });
};

/** Safe HTML of what was published on another server. */
export const htmlFromElsewhere = (kind: 'article' | 'status', html: string): string => {
  const safe = adoptHtml(html, []);
  return kind === 'article' ? belowTitle(safe) : safe;
};
