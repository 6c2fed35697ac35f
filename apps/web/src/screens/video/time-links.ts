import { secondsOf } from './clock.js';

/** `1:24` or `1:02:03`, standing alone: no part of a longer number, a ratio or a time of day with a zone. */
const TIME = /(?<![\d:.,/])\d{1,3}:\d{2}(?::\d{2})?(?![\d:/]|[.,]\d)/g;
/** Where a time is not what somebody says about the video. */
const NOT_HERE = 'a, code, pre';

const linkFor = (page: Document, clock: string, seconds: number): HTMLAnchorElement => {
  const link = page.createElement('a');
  link.href = `?t=${seconds}`;
  link.dataset['time'] = String(seconds);
  link.textContent = clock;
  return link;
};

const linkTimesIn = (text: Text, duration: number): void => {
  const page = text.ownerDocument;
  const words = text.data;
  const parts: Node[] = [];
  let end = 0;
  for (const { 0: clock, index } of words.matchAll(TIME)) {
    const seconds = secondsOf(clock);
    if (seconds === null || seconds > duration) continue;
    parts.push(page.createTextNode(words.slice(end, index)), linkFor(page, clock, seconds));
    end = index + clock.length;
  }
  if (parts.length > 0) text.replaceWith(...parts, page.createTextNode(words.slice(end)));
};

/**
 * Makes links of the times in a post about a video, as far as the video reaches. Needs a browser.
 *
 * @param html what the server has sanitised
 * @param duration seconds
 */
export const withTimeLinks = (html: string, duration: number): string => {
  if (!html.includes(':')) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
  for (const text of texts) if (text.parentElement?.closest(NOT_HERE) === null) linkTimesIn(text, duration);
  return page.body.innerHTML;
};
