import { describe, expect, it } from '@jest/globals';

import { renderMarkdown } from '#libs/text';

import { belowTitle } from './words.js';

const articleHtmlOf = (markdown: string): string => belowTitle(renderMarkdown(markdown).html);

describe('the headings of an article', () => {
  it.each([
    ['# One\n\n## Two\n\n# Three', [2, 3, 2]],
    ['## One\n\n#### Two\n\n## Three', [2, 3, 3]],
    ['###### One\n\nWords\n\n# Two', [2, 2]],
  ])('lie below its title and leave out no level: %j', (markdown, levels) => {
    const html = articleHtmlOf(markdown);
    const opened = [...html.matchAll(/<h(\d)>[^<]*<\/h\1>/g)].map(([, level]) => Number(level));
    expect(opened).toEqual(levels);
  });

  it('are none where somebody writes tags', () => {
    expect(articleHtmlOf('`<h3>` and <h3>')).not.toMatch(/<h\d>/);
  });
});
