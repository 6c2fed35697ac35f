import { describe, expect, it } from '@jest/globals';

import { adoptHtml } from './adopt-html.js';

const link = (href: string, words: string): string => `<a href="${href}" class="u-url mention">${words}</a>`;

const ada = {
  links: ['https://leeds.example/users/ada', 'https://leeds.example/@ada?a=1&b=2'],
  page: '/@ada@leeds.example',
};

describe('HTML of another server', () => {
  it('links to the pages here of those whom it names, by any of their addresses', () => {
    for (const href of ada.links)
      expect(adoptHtml(link(href.replaceAll('&', '&amp;'), '@ada'), [ada])).toBe(
        '<a href="/@ada@leeds.example" class="mention">@ada</a>',
      );
  });

  it('links to those whose names are longer, with dots and hyphens', () => {
    const page = '/@ada.lovett-of-the-department-of-numbers@leeds.example';
    expect(adoptHtml(link('https://leeds.example/users/ada', '@ada'), [{ ...ada, page }])).toContain(
      `href="${page}"`,
    );
  });

  it('keeps all other links, and is made safe', () => {
    const other = link('https://leeds.example/@eve', '@eve');
    expect(adoptHtml(`${other}<script>alert(1)</script>`, [ada])).toBe(
      '<a href="https://leeds.example/@eve" rel="nofollow noopener ugc">@eve</a>',
    );
  });

  it('leads nowhere but to pages of people and communities', () => {
    const elsewhere = { ...ada, page: '//evil.example/@ada' };
    expect(adoptHtml(link('https://leeds.example/users/ada', '@ada'), [elsewhere])).not.toContain('evil');
  });
});
